import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoAfterCommit } from '#functions/adapters/dynamo/dynamo-after-commit.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { dynamoWebhookLanes } from '#functions/adapters/dynamo/dynamo-webhook-lanes.ts';
import { mostPausedMs, UnprocessedItemsError } from '#functions/adapters/dynamo/resending.ts';
import type { Pauses } from '#functions/adapters/dynamo/resending.ts';
import { cannedAws, ok } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';
import { resourcesOf } from '#test/support/synthesized.ts';

let aws: CannedAws;
beforeAll(async () => {
  aws = await cannedAws();
});
afterAll(() => aws.close());

const key = { pk: { S: 'p' }, sk: { S: 's' } };
const keysLeft = ok({ Responses: {}, UnprocessedKeys: { T: { Keys: [key] } } });
const itemsLeft = ok({ UnprocessedItems: { T: [{ DeleteRequest: { Key: key } }] } });
const body = '110000';

/** Everything that sends a batch, and the answer that leaves its one item unprocessed. */
const batches = [
  ['the writer of lists', itemsLeft, (c, p) => dynamoViewWriter(c, 'T', p).writeLists({ puts: [], removes: [{ pk: 'p', sk: 's' }] })],
  ['a read of what views lie under', keysLeft, (c, p) => dynamoViewWriter(c, 'T', p).find([{ pk: 'p', sk: 's' }])],
  ['the lanes of webhooks', keysLeft, (c, p) => dynamoWebhookLanes(c, 'T', p).many(body, 'e', ['s'])],
  ['a read of mails by name', keysLeft, (c, p) => dynamoNoticeReader(c, 'T', p).mailsNamed([`${body}.2026-03-02.1.unit`])],
  ['lines of cases', keysLeft, (c, p) => dynamoViewReader(c, 'T', p).cases(body, ['s'])],
  [
    'a read after a commit',
    keysLeft,
    (c, p) => dynamoAfterCommit(c, { waits: 'T', ledger: 'L' }, p).read('p', ['s'], { pk: 'p', afterSeq: 1, isKnown: true }),
  ],
] satisfies readonly (readonly [string, ReturnType<typeof ok>, (client: DynamoDBClient, pauses: Pauses) => Promise<unknown>])[];

/** Notes how long it was asked to pause, and pauses for nothing. */
function noted(drawn: number): Pauses & { readonly paused: number[] } {
  const paused: number[] = [];
  return { paused, pause: async (milliseconds) => void paused.push(milliseconds), random: () => drawn };
}

const client = (): DynamoDBClient =>
  new DynamoDBClient({ region: 'us-east-1', endpoint: aws.url, credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 });

describe.each(batches)('%s', (_what, left, run) => {
  it('sends again what DynamoDB left, after pauses that grow', async () => {
    const before = aws.calls.length;
    aws.answers(left, left, left, ok({ Responses: {} }));
    const pauses = noted(0.5);
    await run(client(), pauses);
    expect(pauses.paused).toEqual([37.5, 75, 150]);
    expect(aws.calls.length - before).toBe(4);
  });

  it('gives up by name when nothing is ever processed', async () => {
    aws.answers(...Array.from({ length: 9 }, () => left));
    const pauses = noted(0.999);
    await expect(run(client(), pauses)).rejects.toThrow(UnprocessedItemsError);
    expect(pauses.paused).toHaveLength(8);
  });
});

describe('the pauses of one call', () => {
  it('come to half of their longest at least, and never to more', async () => {
    for (const [drawn, most] of [
      [0, mostPausedMs / 2],
      [1, mostPausedMs],
    ] as const) {
      aws.answers(...Array.from({ length: 9 }, () => itemsLeft));
      const pauses = noted(drawn);
      const written = dynamoViewWriter(client(), 'T', pauses).writeLists({ puts: [], removes: [{ pk: 'p', sk: 's' }] });
      await expect(written).rejects.toThrow('DynamoDB left 1 items unprocessed after 9 sends');
      expect(pauses.paused.reduce((sum, one) => sum + one, 0)).toBe(most);
    }
  });

  it('leave two thirds of the shortest time that a function has', () => {
    const seconds = resourcesOf('AWS::Lambda::Function').map(([, { Properties }]) => Number(Properties['Timeout']));
    expect(mostPausedMs * 3).toBeLessThanOrEqual(Math.min(...seconds) * 1000);
  });
});
