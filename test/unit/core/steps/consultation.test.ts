import { describe, expect, it } from 'vitest';
import { caseIn } from '#test/support/case-in.ts';

describe('the consultation', () => {
  it('ends the case with its record', () => {
    const story = caseIn('in-consultation');
    expect(story.answers('record-consultation', { result: '当面商定分期实施。' })).toEqual([
      { type: 'ConsultationRecorded', result: '当面商定分期实施。' },
      { type: 'ProposalClosed', outcome: 'consulted' },
    ]);
    expect(story.does('record-consultation', { result: '当面商定分期实施。' }).proposal).toMatchObject({
      stage: { name: 'closed', outcome: 'consulted' },
      round: 2,
    });
  });
});
