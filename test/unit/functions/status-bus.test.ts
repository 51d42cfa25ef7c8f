import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { eventBridgeStatusBus } from '#functions/adapters/bus/eventbridge-status-bus.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { statusNews } from '#functions/platform/webhook/status-news.ts';
import { cannedAws, ok } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';
import { caseIn } from '#test/support/case-in.ts';
import { body, ProductInMemory } from '#test/support/product-in-memory.ts';

const apiUrl = 'https://api.yunlan.example';
let aws: CannedAws;
let client: EventBridgeClient;
let events: StatusEvent[];

beforeAll(async () => {
  aws = await cannedAws();
  client = new EventBridgeClient({
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const product = await new ProductInMemory().tells(caseIn('awaiting-feedback'));
  ({ events } = await readStatusEvents(product.cases, { body, proposalId: 'p1' }));
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

const entriesOf = (call: { readonly body: string } | undefined) =>
  (JSON.parse(call?.body ?? '{}') as { Entries: { Source: string; DetailType: string; Detail: string; EventBusName: string }[] }).Entries;

it('takes status events in their order, ten at a time, each the whole CloudEvent under its type', async () => {
  aws.calls.length = 0;
  aws.answers(ok({ FailedEntryCount: 0, Entries: [] }), ok({ FailedEntryCount: 0, Entries: [] }));
  await eventBridgeStatusBus('bus', client).publish(events.map((event) => cloudEvent(event, apiUrl)));
  expect(aws.calls.map((call) => entriesOf(call).length)).toEqual([10, 1]);
  const entries = aws.calls.flatMap(entriesOf);
  expect(entries.map(({ Detail }) => (JSON.parse(Detail) as { id: string }).id)).toEqual(events.map(({ id }) => id));
  expect(entries[0]).toMatchObject({ Source: 'proposal-pipeline', DetailType: 'proposal.submitted', EventBusName: 'bus' });
});

it('takes no more at a time than the bus does in all: large events go in several calls, in their order', async () => {
  aws.calls.length = 0;
  aws.answers(...Array.from({ length: 3 }, () => ok({ FailedEntryCount: 0, Entries: [] })));
  const large = events.map((event) => ({ ...cloudEvent(event, apiUrl), subject: '提'.repeat(20_000) }));
  await eventBridgeStatusBus('bus', client).publish(large);
  const calls = aws.calls.map(entriesOf);
  expect(calls.map((entries) => entries.length)).toEqual([4, 4, 3]);
  for (const entries of calls) expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThan(256 * 1024);
  expect(calls.flat().map(({ Detail }) => (JSON.parse(Detail) as { id: string }).id)).toEqual(events.map(({ id }) => id));
});

it('refuses by name when an event is not taken, so that the relay comes again', async () => {
  aws.answers(ok({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }] }));
  const { startTask } = eventBridgeStatusBus('bus', client);
  await expect(startTask({ task: 'verify', body, endpointId: 'w1' })).rejects.toMatchObject({
    name: 'BusRefusedError',
    message: /ThrottlingException/,
  });
});

it('carries tasks apart from events', async () => {
  aws.calls.length = 0;
  aws.answers(ok({ FailedEntryCount: 0, Entries: [] }));
  await eventBridgeStatusBus('bus', client).startTask({ task: 'verify', body, endpointId: 'w1' });
  expect(entriesOf(aws.calls[0])).toMatchObject([{ Source: 'proposal-pipeline.webhooks', DetailType: 'verify' }]);
});

it('carries the word for the dispatcher behind the events', async () => {
  aws.calls.length = 0;
  aws.answers(ok({ FailedEntryCount: 0, Entries: [] }));
  const news = statusNews({ list: { lastListed: async () => 0 }, bus: eventBridgeStatusBus('bus', client), apiUrl });
  await news.publish(events.slice(0, 2), { body, proposalId: 'p1' });
  expect(entriesOf(aws.calls[0]).map(({ Source, DetailType }) => [Source, DetailType])).toEqual([
    ['proposal-pipeline', 'proposal.submitted'],
    ['proposal-pipeline', 'proposal.filed'],
    ['proposal-pipeline.webhooks', 'follow'],
  ]);
  expect(JSON.parse(entriesOf(aws.calls[0])[2]!.Detail)).toEqual({ task: 'follow', body, proposalId: 'p1' });
  await news.publish([], { body, proposalId: 'p1' });
  expect(aws.calls).toHaveLength(1);
});
