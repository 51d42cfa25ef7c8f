import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createEventBus, type EventBus } from '../../../events/event-bus.ts';
import { readEventRules, type EventResource } from '../../../events/read-event-rules.ts';
import { LambdaServiceError, type InvokeResult } from '../../../lambda/invoker.ts';
import { serveWire, wireRequest } from '../page/serve-wire.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';

const rule = (name: string, properties: Record<string, unknown>): [string, EventResource] => [
  name,
  {
    type: 'AWS::Events::Rule',
    name,
    arn: `arn:aws:events:us-east-1:000000000000:rule/${name}`,
    properties: { Targets: [{ Id: 't', Arn: FUNCTION }], ...properties },
  },
];

let clock: VirtualClock;
let folder: string;
let open: EventBus[];

beforeEach(() => {
  clock = new VirtualClock();
  folder = mkdtempSync(join(tmpdir(), 'events-'));
  open = [];
});

afterEach(() => {
  for (const bus of open) bus.stop();
  clock.stop();
  rmSync(folder, { recursive: true });
});

interface Calls {
  readonly lambda: { at: number; input: Record<string, unknown> }[];
  refuseStart?: Error;
  readonly started: { stateMachineArn: string; name: string; input: string }[];
}

/** A bus on the test's own file; `answers` are given in turn, then every call succeeds. */
function busWith(entries: [string, EventResource][], answers: (() => Promise<InvokeResult>)[] = []): { bus: EventBus; calls: Calls } {
  const calls: Calls = { lambda: [], started: [] };
  const bus = createEventBus({
    clock,
    databasePath: join(folder, 'events.sqlite'),
    region: 'us-east-1',
    accountId: '000000000000',
    ...readEventRules(new Map(entries)),
    lambda: {
      invoke: async (_, payload) => {
        calls.lambda.push({ at: clock.now(), input: JSON.parse(payload) as Record<string, unknown> });
        return (await answers.shift()?.()) ?? { payload: 'null' };
      },
    },
    startExecution: async (input) => {
      if (calls.refuseStart) throw calls.refuseStart;
      calls.started.push(input);
    },
  });
  open.push(bus);
  return { bus, calls };
}

const stop = (bus: EventBus) => {
  open.splice(open.indexOf(bus), 1);
  bus.stop();
};

const pass = (milliseconds: number) => clock.advanceTo(clock.now() + milliseconds);
const throttled = () => Promise.reject(new LambdaServiceError('TooManyRequestsException', 'Rate Exceeded.'));
const failure = async (): Promise<InvokeResult> => ({ payload: '{"errorType":"Error"}', functionError: 'Unhandled' });
const draft = { source: 'product', detailType: 'Closed', detail: { id: 'c1', class: 'A' } };
const closed = rule('closed', { EventPattern: { source: ['product'], detail: { class: ['A'] } } });

describe('PutEvents, through the SDK', () => {
  it('takes what is right, refuses each wrong entry by its own reason, and delivers to the rules that fit', async () => {
    const { bus, calls } = busWith([
      ['bus', { type: 'AWS::Events::EventBus', name: 'own', arn: 'arn', properties: { Name: 'own' } }],
      closed,
      rule('elsewhere', { EventBusName: 'own', EventPattern: { source: ['product'] } }),
    ]);
    bus.start();
    const served = await serveWire(bus.handle);
    const client = new EventBridgeClient({
      endpoint: served.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      maxAttempts: 1,
    });
    const entry = { Source: 'product', DetailType: 'Closed', Detail: '{"class":"A"}' };
    const answer = await client.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Time: new Date('2030-01-01T00:00:00Z'), Resources: ['arn:x'] },
          { ...entry, Detail: '{"class":"B"}' },
          { ...entry, EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/own', Detail: '{"class":"C"}' },
          { ...entry, Detail: '[1]' },
          { ...entry, Detail: 'x' },
          { ...entry, Source: 'aws.states' },
          { ...entry, EventBusName: 'none' },
          { DetailType: 'Closed', Detail: '{}' },
          { ...entry, Detail: JSON.stringify({ long: 'x'.repeat(256 * 1024) }) },
        ],
      }),
    );
    expect(answer.FailedEntryCount).toBe(6);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      undefined,
      undefined,
      'MalformedDetail',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'ResourceNotFoundException',
      'InvalidArgument',
      'InvalidArgument',
    ]);
    await clock.whenQuiet();
    expect(calls.lambda.map(({ input }) => input)).toEqual([
      {
        version: '0',
        id: answer.Entries?.[0]?.EventId,
        'detail-type': 'Closed',
        source: 'product',
        account: '000000000000',
        time: '2030-01-01T00:00:00Z',
        region: 'us-east-1',
        resources: ['arn:x'],
        detail: { class: 'A' },
      },
      expect.objectContaining({ detail: { class: 'C' } }),
    ]);
    const tooMany = client.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry) }));
    await expect(tooMany).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(client.send(new PutRuleCommand({ Name: 'r' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('PutRule'),
    });
    client.destroy();
    await served.close();
  });
});

describe('PutEvents on the wire', () => {
  it('refuses what is no JSON', async () => {
    const { bus } = busWith([]);
    const response = await bus.handle(wireRequest('POST', '/', { headers: { 'x-amz-target': 'AWSEvents.PutEvents' }, body: '{' }));
    expect([response.status, JSON.parse(String(response.body))]).toEqual([
      400,
      { __type: 'SerializationException', message: expect.any(String) },
    ]);
  });
});

describe('delivery', () => {
  it('starts a state machine with the event, under a name made from its id', async () => {
    const { bus, calls } = busWith([
      rule('start', { EventPattern: { source: ['aws.states'] }, Targets: [{ Id: 'm', Arn: MACHINE, RoleArn: 'r' }] }),
    ]);
    bus.start();
    const id = bus.put({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: ['arn:e'],
      detail: { executionArn: 'arn:e' },
    });
    await clock.whenQuiet();
    expect(calls.started).toMatchObject([{ stateMachineArn: MACHINE, name: expect.stringContaining(id) }]);
    expect(JSON.parse(calls.started[0]?.input ?? '')).toMatchObject({
      source: 'aws.states',
      'detail-type': 'Step Functions Execution Status Change',
      resources: ['arn:e'],
      detail: { executionArn: 'arn:e' },
    });
  });

  it('runs a failing function twice more, a minute and two minutes later, then gives up', async () => {
    const { bus, calls } = busWith([closed], [failure, failure, failure]);
    bus.start();
    const before = clock.now();
    bus.put(draft);
    await pass(DAY);
    expect(calls.lambda.map(({ at }) => Math.round((at - before) / MINUTE))).toEqual([0, 1, 3]);
    expect(bus.counts()).toEqual({ rules: 1, pending: 0, dead: 1 });
    expect(bus.deadLetters()).toMatchObject([
      { rule: 'closed', target: 't', error: '{"errorType":"Error"}', event: { detail: { id: 'c1' } } },
    ]);
  });

  it('tries again with growing pauses while the service refuses, until it is delivered', async () => {
    const { bus, calls } = busWith([closed], [throttled, throttled, throttled]);
    bus.start();
    const before = clock.now();
    bus.put(draft);
    await pass(DAY);
    expect(calls.lambda.map(({ at }) => Math.round((at - before) / 1000))).toEqual([0, 1, 3, 7]);
    expect(bus.counts()).toMatchObject({ pending: 0, dead: 0 });
  });

  it.each([
    ['attempts', { MaximumRetryAttempts: 2 }, 3],
    ['age', { MaximumEventAgeInSeconds: 60 }, 6],
  ])('gives up past the target’s limit of %s', async (_, RetryPolicy, attempts) => {
    const { bus, calls } = busWith(
      [rule('limited', { EventPattern: { source: ['product'] }, Targets: [{ Id: 't', Arn: FUNCTION, RetryPolicy }] })],
      Array.from({ length: 20 }, () => throttled),
    );
    bus.start();
    bus.put(draft);
    await pass(2 * DAY);
    expect(calls.lambda).toHaveLength(attempts);
    expect(bus.deadLetters()[0]?.error).toContain('TooManyRequestsException');
  });

  it('gives up at once where the target is gone', async () => {
    const { bus, calls } = busWith(
      [closed],
      [() => Promise.reject(new LambdaServiceError('ResourceNotFoundException', 'Function not found'))],
    );
    bus.start();
    bus.put(draft);
    await pass(DAY);
    expect([calls.lambda.length, bus.counts().dead]).toEqual([1, 1]);
  });

  it('takes up after a restart what was accepted and not delivered', async () => {
    const unanswered = Promise.withResolvers<InvokeResult>();
    const first = busWith([closed], [() => unanswered.promise]);
    first.bus.start();
    first.bus.put(draft);
    stop(first.bus);
    unanswered.resolve({ payload: 'null' });
    const second = busWith([closed]);
    expect(second.bus.counts().pending).toBe(1);
    second.bus.start();
    await pass(1);
    expect(second.calls.lambda).toMatchObject([{ input: { detail: { id: 'c1' } } }]);
    expect(second.bus.counts().pending).toBe(0);
  });

  it('takes an execution that an earlier attempt started, and that has ended, as delivered', async () => {
    const { bus, calls } = busWith([rule('start', { EventPattern: { source: ['product'] }, Targets: [{ Id: 'm', Arn: MACHINE }] })]);
    calls.refuseStart = Object.assign(new Error('exists'), { code: 'ExecutionAlreadyExists' });
    bus.start();
    bus.put(draft);
    await clock.whenQuiet();
    expect(bus.counts()).toMatchObject({ pending: 0, dead: 0 });
  });

  it('delivers once what was accepted before the start', async () => {
    const { bus, calls } = busWith([closed]);
    bus.put(draft);
    bus.start();
    await pass(1);
    expect(calls.lambda).toHaveLength(1);
  });
});

describe('schedules', () => {
  const everyHour = rule('hourly', { ScheduleExpression: 'rate(1 hour)' });
  const everyMorning = rule('daily', { ScheduleExpression: 'cron(0 8 * * ? *)' });

  it('fires a rate at once and then once a period, also when the clock is advanced far', async () => {
    const { bus, calls } = busWith([everyHour]);
    const before = clock.now();
    bus.start();
    await pass(DAY);
    expect(calls.lambda.map(({ at }) => Math.round((at - before) / (60 * MINUTE)))).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(calls.lambda[0]?.input).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      detail: {},
      resources: [everyHour[1].arn],
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  it('goes on at its rate after a restart', async () => {
    const first = busWith([everyHour]);
    first.bus.start();
    await pass(90 * MINUTE);
    expect(first.calls.lambda).toHaveLength(2);
    stop(first.bus);
    const second = busWith([everyHour]);
    second.bus.start();
    await pass(29 * MINUTE);
    expect(second.calls.lambda).toHaveLength(0);
    await pass(2 * MINUTE);
    expect(second.calls.lambda).toHaveLength(1);
  });

  it('makes up once for what fell due while no process ran, and keeps its beat', async () => {
    const first = busWith([everyHour, everyMorning]);
    const before = clock.now();
    first.bus.start();
    await pass(1);
    stop(first.bus);
    await pass(5 * DAY + 30 * MINUTE);
    const second = busWith([everyHour, everyMorning]);
    second.bus.start();
    await pass(1);
    expect(second.calls.lambda).toHaveLength(2);
    await pass(40 * MINUTE);
    const hourly = second.calls.lambda.filter(({ input }) => String(input['resources']).includes('hourly'));
    expect(hourly.map(({ at }) => Math.round((at - before) / MINUTE))).toEqual([5 * 1440 + 30, 5 * 1440 + 60]);
  });

  it('keeps to whole milliseconds whatever the clock shows', async () => {
    await pass(1000.5);
    const { bus, calls } = busWith([everyHour, everyMorning, closed]);
    bus.start();
    bus.put(draft);
    await pass(60 * MINUTE + 1000.25);
    expect(calls.lambda.filter(({ input }) => String(input['resources']).includes('hourly'))).toHaveLength(2);
    expect(bus.counts()).toMatchObject({ pending: 0, dead: 0 });
  });

  it('fires a cron rule at its times and not at the start', async () => {
    const { bus, calls } = busWith([everyMorning]);
    bus.start();
    await pass(3 * DAY);
    expect(calls.lambda.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['08:00', '08:00', '08:00']);
  });

  it('leaves a disabled rule alone', async () => {
    const { bus, calls } = busWith([rule('off', { ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' })]);
    bus.start();
    await pass(DAY);
    expect(calls.lambda).toHaveLength(0);
  });
});

/** What the function gets from a rule with this target. */
const given = async (target: Record<string, unknown>) => {
  const { bus, calls } = busWith([rule('r', { EventPattern: { source: ['product'] }, Targets: [{ Id: 't', Arn: FUNCTION, ...target }] })]);
  bus.start();
  bus.put({ ...draft, detail: { id: 'c"1', n: 2, list: [{ a: 1 }] } });
  await clock.whenQuiet();
  return calls.lambda[0]?.input;
};

describe('what a target is given', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['a constant', { Input: '{"fixed":true}' }, { fixed: true }],
    ['a part', { InputPath: '$.detail.n' }, 2],
    ['an item of a list', { InputPath: '$.detail.list[0].a' }, 1],
    ['a part that is not there', { InputPath: '$.detail.x' }, null],
    [
      'a template',
      {
        InputTransformer: {
          InputPathsMap: { id: '$.detail.id', n: '$.detail.n', all: '$.detail.list', none: '$.detail.x' },
          InputTemplate: '{"id": <id>, "text": "case <id> has <n> of <all>", "n": <n>, "none": <none>, "rule": "<aws.events.rule-name>"}',
        },
      },
      { id: 'c"1', text: 'case c"1 has 2 of [{"a":1}]', n: 2, none: '', rule: 'r' },
    ],
  ])('can be %s', async (_, target, expected) => {
    expect(await given(target)).toEqual(expected);
  });

  it('can be the whole event, or all but its detail, inside a template', async () => {
    const transformed = await given({
      InputTransformer: {
        InputTemplate:
          '{"whole": <aws.events.event.json>, "bare": <aws.events.event>, "arn": <aws.events.rule-arn>, "at": <aws.events.event.ingestion-time>}',
      },
    });
    expect(transformed).toMatchObject({
      whole: { detail: { n: 2 } },
      bare: { source: 'product' },
      arn: expect.stringContaining(':rule/r'),
    });
    expect(transformed?.['bare']).not.toHaveProperty('detail');
  });
});
