import { describe, expect, it } from 'vitest';
import { testCloud } from '../../unit/states/cloud.ts';

/** What AWS's histories tell as `previousEventId` where it is not simply the event before: `<id> <previous> <type>` of each. */
async function told(States: Readonly<Record<string, object>>, input: unknown, from: string): Promise<string[]> {
  const cloud = testCloud();
  const arn = await cloud.start({ StartAt: Object.keys(States)[0], States }, input);
  await cloud.advance(10);
  const lines = (await cloud.history(arn)).map(({ id, previousEventId, type }) => `${id} ${previousEventId} ${type}`);
  cloud.service.stop();
  return lines.slice(lines.findIndex((line) => line.endsWith(from)));
}

const first = { Type: 'Pass', Next: 'S' };
const mapOf = (fields: object) => ({
  F: first,
  S: {
    Type: 'Map',
    ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Fail', Error: 'Bad' } } },
    MaxConcurrency: 1,
    End: true,
    ...fields,
  },
});

describe('what an event of the history follows', () => {
  it('is for a failed Map what its failed iteration ended with', async () => {
    expect(await told(mapOf({}), [1], ' FailStateEntered')).toEqual([
      '7 6 FailStateEntered',
      '8 7 MapIterationFailed',
      '9 7 MapStateFailed',
      '10 9 ExecutionFailed',
    ]);
  });

  it('is for a Map that is tried again what its failed iteration ended with', async () => {
    const Retry = [{ ErrorEquals: ['Bad'], IntervalSeconds: 1, MaxAttempts: 1 }];
    expect((await told(mapOf({ Retry }), [1], ' MapIterationFailed')).slice(0, 3)).toEqual([
      '8 7 MapIterationFailed',
      '9 7 MapStateStarted',
      '10 9 MapIterationStarted',
    ]);
  });

  it.each([
    ['Pass', { Type: 'Pass', Output: '{% $states.input.absent %}', End: true }],
    ['Wait', { Type: 'Wait', Seconds: '{% "soon" %}', End: true }],
    ['Succeed', { Type: 'Succeed', Output: '{% $states.input.absent %}' }],
  ])('is for a failed expression of a %s what its entry follows', async (type, S) => {
    expect(await told({ F: first, S }, {}, `${type}StateEntered`.replace('Pass', '4 3 Pass'))).toEqual([
      `4 3 ${type}StateEntered`,
      '5 3 EvaluationFailed',
      '6 5 ExecutionFailed',
    ]);
  });

  it('is for a failed expression of a Map what its entry follows, and for the Map that failure', async () => {
    expect(await told(mapOf({ Items: '{% 1 %}' }), {}, ' MapStateEntered')).toEqual([
      '4 3 MapStateEntered',
      '5 3 EvaluationFailed',
      '6 5 MapStateFailed',
      '7 6 ExecutionFailed',
    ]);
  });

  it('is the entry itself where a Wait finds its time wrong', async () => {
    const S = { Type: 'Wait', Timestamp: '{% "soon" %}', End: true };
    expect(await told({ F: first, S }, {}, ' WaitStateEntered')).toEqual([
      '4 3 WaitStateEntered',
      '5 4 EvaluationFailed',
      '6 5 ExecutionFailed',
    ]);
  });
});
