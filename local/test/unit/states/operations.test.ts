import { describe, expect, it } from 'vitest';
import { testCloud, type TestCloud } from './cloud.ts';

const account = 'arn:aws:states:eu-west-1:123456789012';
const roleArn = 'arn:aws:iam::123456789012:role/test';
const definitionOf = (state: object) => JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S: { End: true, ...state } } });
const waits = definitionOf({ Type: 'Wait', Seconds: 1000 });
const passes = definitionOf({ Type: 'Pass' });

interface Listed {
  readonly name: string;
  readonly id: number;
}

/** Every answer that these tests read: members that an operation does not have are simply never looked at. */
interface Answer {
  readonly stateMachineArn: string;
  readonly executionArn: string;
  readonly revisionId: string;
  readonly roleArn: string;
  readonly stopDate: number;
  readonly nextToken?: string;
  readonly stateMachines: readonly Listed[];
  readonly executions: readonly Listed[];
  readonly events: readonly Listed[];
}

const call = (cloud: TestCloud, operation: string, input: object = {}): Promise<Answer> => cloud.call(operation, input);

const names = ({ executions }: Answer): string[] => executions.map(({ name }) => name);

async function withMachine(definition = waits): Promise<{ cloud: TestCloud; stateMachineArn: string }> {
  const cloud = testCloud();
  const { stateMachineArn } = await call(cloud, 'CreateStateMachine', { name: 'proposal', roleArn, definition });
  return { cloud, stateMachineArn };
}

const refused = (code: string) => expect.objectContaining({ name: 'StatesServiceError', code });

describe('state machines', () => {
  it('are created, described, listed and deleted', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    expect(stateMachineArn).toBe(`${account}:stateMachine:proposal`);
    expect(await call(cloud, 'DescribeStateMachine', { stateMachineArn })).toEqual({
      stateMachineArn,
      name: 'proposal',
      type: 'STANDARD',
      status: 'ACTIVE',
      creationDate: expect.any(Number),
      definition: waits,
      roleArn,
      revisionId: 'INITIAL',
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    });
    expect((await call(cloud, 'ListStateMachines')).stateMachines).toMatchObject([{ stateMachineArn, name: 'proposal', type: 'STANDARD' }]);
    expect(await call(cloud, 'DeleteStateMachine', { stateMachineArn })).toEqual({});
    expect(await call(cloud, 'DeleteStateMachine', { stateMachineArn })).toEqual({});
    await expect(call(cloud, 'DescribeStateMachine', { stateMachineArn })).rejects.toEqual(refused('StateMachineDoesNotExist'));
    cloud.service.stop();
  });

  it('may be created again with the same content only', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    const again = { name: 'proposal', roleArn: 'arn:aws:iam::123456789012:role/other', definition: waits };
    expect(await call(cloud, 'CreateStateMachine', again)).toMatchObject({ stateMachineArn });
    expect((await call(cloud, 'DescribeStateMachine', { stateMachineArn })).roleArn).toBe(roleArn);
    await expect(call(cloud, 'CreateStateMachine', { ...again, definition: passes })).rejects.toEqual(refused('StateMachineAlreadyExists'));
    const logged = { ...again, loggingConfiguration: { level: 'ALL' } };
    await expect(call(cloud, 'CreateStateMachine', logged)).rejects.toEqual(refused('StateMachineAlreadyExists'));
    cloud.service.stop();
  });

  it('are changed by parts', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    const { revisionId } = await call(cloud, 'UpdateStateMachine', { stateMachineArn, definition: passes });
    expect(await call(cloud, 'DescribeStateMachine', { stateMachineArn })).toMatchObject({ definition: passes, roleArn, revisionId });
    const settings = { roleArn: `${roleArn}2`, loggingConfiguration: { level: 'ALL' }, tracingConfiguration: { enabled: true } };
    await call(cloud, 'UpdateStateMachine', { stateMachineArn, ...settings });
    expect(await call(cloud, 'DescribeStateMachine', { stateMachineArn })).toMatchObject({ definition: passes, ...settings });
    await expect(call(cloud, 'UpdateStateMachine', { stateMachineArn })).rejects.toEqual(refused('MissingRequiredParameter'));
    cloud.service.stop();
  });

  it.each([
    ['a bad definition', { definition: '{}' }, 'InvalidDefinition'],
    ['a definition that is no JSON', { definition: '{' }, 'InvalidDefinition'],
    ['a definition that is no object', { definition: '[]' }, 'InvalidDefinition'],
    ['a bad name', { name: 'a b' }, 'InvalidName'],
    ['an express machine', { type: 'EXPRESS' }, 'StateMachineTypeNotSupported'],
    ['a published version', { publish: true }, 'ValidationException'],
    ['no role', { roleArn: undefined }, 'ValidationException'],
    ['a member that is not known', { encryptionConfiguration: {} }, 'ValidationException'],
  ])('are refused with %s', async (_, fields, code) => {
    const cloud = testCloud();
    await expect(call(cloud, 'CreateStateMachine', { name: 'm', roleArn, definition: waits, ...fields })).rejects.toEqual(refused(code));
    cloud.service.stop();
  });

  it('can be checked without being made', async () => {
    const cloud = testCloud();
    expect(await call(cloud, 'ValidateStateMachineDefinition', { definition: passes })).toEqual({
      result: 'OK',
      diagnostics: [],
      truncated: false,
    });
    const bad = await call(cloud, 'ValidateStateMachineDefinition', { definition: definitionOf({ Type: 'Pass', InputPath: '$' }) });
    expect(bad).toMatchObject({ result: 'FAIL', diagnostics: [{ severity: 'ERROR', location: '/States/S/InputPath' }] });
    cloud.service.stop();
  });

  it('are listed by pages', async () => {
    const cloud = testCloud();
    for (const name of ['c', 'a', 'b']) await call(cloud, 'CreateStateMachine', { name, roleArn, definition: waits });
    const first = await call(cloud, 'ListStateMachines', { maxResults: 2 });
    const second = await call(cloud, 'ListStateMachines', { maxResults: 2, nextToken: first.nextToken });
    expect([first, second].map(({ stateMachines }) => stateMachines.map(({ name }) => name))).toEqual([['a', 'b'], ['c']]);
    expect(second.nextToken).toBeUndefined();
    cloud.service.stop();
  });
});

describe('StartExecution', () => {
  it('gives the execution that is there for the same name and input while it runs', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    const request = { stateMachineArn, name: 'p-1', input: '{"a":1}' };
    const first = await call(cloud, 'StartExecution', request);
    expect(first.executionArn).toBe(`${account}:execution:proposal:p-1`);
    await cloud.advance(10);
    expect(await call(cloud, 'StartExecution', request)).toEqual(first);
    await expect(call(cloud, 'StartExecution', { ...request, input: '{"a":2}' })).rejects.toEqual(refused('ExecutionAlreadyExists'));
    await cloud.advance(1000);
    await expect(call(cloud, 'StartExecution', request)).rejects.toEqual(refused('ExecutionAlreadyExists'));
    expect(cloud.service.counts()).toEqual({ running: 0, transitions: 1 });
    cloud.service.stop();
  });

  it('makes a name and an empty input when there are none', async () => {
    const { cloud, stateMachineArn } = await withMachine(passes);
    const { executionArn } = await call(cloud, 'StartExecution', { stateMachineArn });
    await cloud.clock.whenQuiet();
    expect(await cloud.describe(executionArn)).toMatchObject({ name: expect.stringMatching(/^[0-9a-f-]{36}$/), input: '{}', output: '{}' });
    cloud.service.stop();
  });

  it.each([
    ['a name with a space', { name: 'a b' }, 'InvalidName'],
    ['a name that is too long', { name: 'x'.repeat(81) }, 'InvalidName'],
    ['an empty name', { name: '' }, 'InvalidName'],
    ['a name with a colon', { name: 'a:b' }, 'InvalidName'],
    ['input that is no JSON', { input: '{' }, 'InvalidExecutionInput'],
    ['input that is too long', { input: `"${'x'.repeat(262_143)}"` }, 'InvalidExecutionInput'],
    ['a machine that is not there', { stateMachineArn: `${account}:stateMachine:gone` }, 'StateMachineDoesNotExist'],
    ['what is no ARN', { stateMachineArn: 'proposal' }, 'InvalidArn'],
    ['a version', { stateMachineArn: `${account}:stateMachine:proposal:3` }, 'InvalidArn'],
  ])('refuses %s', async (_, fields, code) => {
    const { cloud, stateMachineArn } = await withMachine();
    await expect(call(cloud, 'StartExecution', { stateMachineArn, ...fields })).rejects.toEqual(refused(code));
    cloud.service.stop();
  });
});

describe('executions', () => {
  it('are stopped with an error and a cause, once', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    const { executionArn } = await call(cloud, 'StartExecution', { stateMachineArn });
    await cloud.clock.whenQuiet();
    const { stopDate } = await call(cloud, 'StopExecution', { executionArn, error: 'Withdrawn', cause: 'by its member' });
    await cloud.advance(5);
    expect(await call(cloud, 'StopExecution', { executionArn })).toEqual({ stopDate });
    expect(await cloud.describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Withdrawn', cause: 'by its member', stopDate });
    expect((await cloud.history(executionArn)).at(-1)).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { error: 'Withdrawn', cause: 'by its member' },
    });
    cloud.service.stop();
  });

  it('are listed newest first, by status, by pages', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    for (const name of ['a', 'b', 'c', 'd']) await call(cloud, 'StartExecution', { stateMachineArn, name });
    await call(cloud, 'StopExecution', { executionArn: `${account}:execution:proposal:b` });
    const first = await call(cloud, 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING', maxResults: 2 });
    expect(names(first)).toEqual(['d', 'c']);
    const second = await call(cloud, 'ListExecutions', {
      stateMachineArn,
      statusFilter: 'RUNNING',
      maxResults: 2,
      nextToken: first.nextToken,
    });
    expect(names(second)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
    expect(names(await call(cloud, 'ListExecutions', { stateMachineArn }))).toEqual(['d', 'c', 'b', 'a']);
    expect(names(await call(cloud, 'ListExecutions', { stateMachineArn, statusFilter: 'ABORTED' }))).toEqual(['b']);
    for (const nextToken of ['junk', Buffer.from('"x"').toString('base64url')]) {
      await expect(call(cloud, 'ListExecutions', { stateMachineArn, nextToken })).rejects.toEqual(refused('InvalidToken'));
    }
    cloud.service.stop();
  });

  it.each(['DescribeExecution', 'StopExecution', 'GetExecutionHistory', 'DescribeStateMachineForExecution'])(
    'unknown are refused by %s',
    async (operation) => {
      const { cloud } = await withMachine();
      await expect(call(cloud, operation, { executionArn: `${account}:execution:proposal:gone` })).rejects.toEqual(
        refused('ExecutionDoesNotExist'),
      );
      await expect(call(cloud, operation, { executionArn: 'gone' })).rejects.toEqual(refused('InvalidArn'));
      cloud.service.stop();
    },
  );

  it('all go at once, for drills, while machines stay', async () => {
    const { cloud, stateMachineArn } = await withMachine();
    const { executionArn } = await call(cloud, 'StartExecution', { stateMachineArn, name: 'a' });
    await cloud.clock.whenQuiet();
    cloud.service.deleteAllExecutions();
    await cloud.advance(2000);
    await expect(call(cloud, 'DescribeExecution', { executionArn })).rejects.toEqual(refused('ExecutionDoesNotExist'));
    expect(cloud.service.counts().running).toBe(0);
    expect(await call(cloud, 'StartExecution', { stateMachineArn, name: 'a' })).toMatchObject({ executionArn });
    cloud.service.stop();
  });

  it('announce their beginning and their end', async () => {
    const { cloud, stateMachineArn } = await withMachine(passes);
    await call(cloud, 'StartExecution', { stateMachineArn, name: 'a', input: '1' });
    await cloud.clock.whenQuiet();
    const common = {
      executionArn: `${account}:execution:proposal:a`,
      stateMachineArn,
      name: 'a',
      input: '1',
      inputDetails: { included: true },
      error: null,
      cause: null,
    };
    const startDate = expect.any(Number);
    expect(cloud.changes).toEqual([
      { ...common, status: 'RUNNING', startDate, stopDate: null, output: null, outputDetails: null },
      { ...common, status: 'SUCCEEDED', startDate, stopDate: expect.any(Number), output: '1', outputDetails: { included: true } },
    ]);
    expect(cloud.changes[0]!.startDate).toBeGreaterThan(1.7e12);
    cloud.service.stop();
  });
});

describe('GetExecutionHistory', () => {
  it('goes by pages, in both directions', async () => {
    const { cloud, stateMachineArn } = await withMachine(passes);
    const { executionArn } = await call(cloud, 'StartExecution', { stateMachineArn });
    await cloud.clock.whenQuiet();
    const ids = async (fields: object): Promise<number[][]> => {
      const pages: number[][] = [];
      let nextToken: string | undefined;
      do {
        const page = await call(cloud, 'GetExecutionHistory', { executionArn, maxResults: 3, nextToken, ...fields });
        pages.push(page.events.map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return pages;
    };
    expect(await ids({})).toEqual([[1, 2, 3], [4]]);
    expect(await ids({ reverseOrder: true })).toEqual([[4, 3, 2], [1]]);
    cloud.service.stop();
  });

  it('leaves inputs and outputs out when asked to', async () => {
    const { cloud, stateMachineArn } = await withMachine(passes);
    const { executionArn } = await call(cloud, 'StartExecution', { stateMachineArn });
    await cloud.clock.whenQuiet();
    const { events } = await call(cloud, 'GetExecutionHistory', { executionArn, includeExecutionData: false });
    const place = { timestamp: expect.any(Number), id: expect.any(Number), previousEventId: expect.any(Number) };
    expect(events).toEqual([
      { ...place, type: 'ExecutionStarted', executionStartedEventDetails: { roleArn } },
      { ...place, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'S' } },
      { ...place, type: 'PassStateExited', stateExitedEventDetails: { name: 'S' } },
      { ...place, type: 'ExecutionSucceeded', executionSucceededEventDetails: {} },
    ]);
    cloud.service.stop();
  });
});

describe('what is not supported', () => {
  it.each(['RedriveExecution', 'PublishStateMachineVersion', 'StartSyncExecution', 'toString'])(
    '%s is refused by name',
    async (operation) => {
      const cloud = testCloud();
      await expect(call(cloud, operation)).rejects.toThrow(`The operation ${operation} is not supported`);
      cloud.service.stop();
    },
  );
});
