import { describe, expect, it } from 'vitest';
import { aReply, anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

describe('an opinion', () => {
  it('is given by a co-handler that has signed for its share', () => {
    expect(caseIn('in-handling').answers('give-opinion', anOpinion)).toEqual([{ type: 'OpinionGiven', ...anOpinion }]);
    expect(refusalOf(() => dispatched().answers('give-opinion', anOpinion))).toEqual({
      name: 'NotSignedForError',
      facts: { assignmentId: 'a2' },
    });
  });

  it('is not the lead’s to give', () => {
    const refusal = refusalOf(() => caseIn('in-handling').answers('give-opinion', { ...anOpinion, assignmentId: 'a1' }));
    expect(refusal).toEqual({ name: 'LeadGivesNoOpinionError', facts: { assignmentId: 'a1' } });
  });

  it('is still welcome after it lapsed, until the letter is out', () => {
    const story = caseIn('in-handling').at('2026-05-06T02:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(story.answers('give-opinion', anOpinion)).toHaveLength(1);
    story.does('issue-reply', aReply);
    expect(story.answers('give-opinion', anOpinion)).toHaveLength(1);
    story.numbers('a1');
    expect(refusalOf(() => story.answers('give-opinion', anOpinion, 'parks-clerk'))).toMatchObject({
      name: 'CommandNotLegalError',
      facts: { stage: 'awaiting-feedback', legal: [] },
    });
  });
});
