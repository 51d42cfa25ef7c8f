import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followStream } from '#functions/platform/flow/follow-stream.ts';

const record = (pk: string, sequence: number) => ({
  eventID: `e${sequence}`,
  eventName: 'INSERT',
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: '0000000001' } }, SequenceNumber: String(sequence), StreamViewType: 'KEYS_ONLY' },
});
const batch = (...pks: string[]) => ({ Records: pks.map((pk, index) => record(pk, index + 1)) });

beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

describe('a batch of stream records', () => {
  it('visits each log that grew once, in the order of its first record', async () => {
    const visited: string[] = [];
    expect(await followStream(batch('b', 'a', 'b', 'c', 'a'), async (pk) => void visited.push(pk))).toEqual({ batchItemFailures: [] });
    expect(visited).toEqual(['b', 'a', 'c']);
  });

  it('reports a log that could not be visited from its first record on, and visits the others all the same', async () => {
    const visited: string[] = [];
    const answer = await followStream(batch('a', 'b', 'c', 'b', 'd'), async (pk) => {
      visited.push(pk);
      if (pk === 'b' || pk === 'd') throw new Error('no');
    });
    expect(visited).toEqual(['a', 'b', 'c', 'd']);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '5' }] });
  });

  it('tells which log and why', async () => {
    await followStream(batch('990112#proposal#p1'), async () => Promise.reject(new TypeError('no')));
    expect(JSON.parse(vi.mocked(console.log).mock.calls[0]![0])).toEqual({
      level: 'error',
      message: 'visit failed',
      pk: '990112#proposal#p1',
      error: 'TypeError',
      why: 'no',
    });
  });

  it('an empty one is done', async () => {
    expect(await followStream({ Records: [] }, async () => {})).toEqual({ batchItemFailures: [] });
  });

  it.each([{}, { Records: [{}] }, { Records: [{ eventID: '1', dynamodb: { Keys: {} } }] }, null])(
    'anything else (%j) fails as a whole',
    async (event) => {
      await expect(followStream(event, async () => {})).rejects.toThrow(/invalid/i);
    },
  );
});
