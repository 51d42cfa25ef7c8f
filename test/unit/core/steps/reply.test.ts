import { describe, expect, it } from 'vitest';
import { aReply, anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

const ready = () => caseIn('in-handling').does('give-opinion', anOpinion);

describe('a reply', () => {
  it('is issued by the lead once the opinions are in', () => {
    expect(ready().answers('issue-reply', aReply)).toEqual([{ type: 'ReplyIssued', round: 0, ...aReply }]);
  });

  it('waits for every opinion, and names the units that owe one', () => {
    const story = caseIn('in-handling').does('dispatch', { coHandlers: [{ unitId: 'police' }] });
    expect(refusalOf(() => story.answers('issue-reply', aReply))).toEqual({
      name: 'OpinionsMissingError',
      facts: { units: ['parks', 'police'] },
    });
  });

  it('does not wait for an opinion that lapsed', () => {
    const story = caseIn('in-handling').at('2026-05-06T02:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(story.answers('issue-reply', aReply)).toHaveLength(1);
  });

  it('carries a class of the policy', () => {
    const refusal = refusalOf(() => ready().answers('issue-reply', { ...aReply, class: 'Z' }));
    expect(refusal).toEqual({ name: 'UnknownReplyClassError', facts: { class: 'Z', known: ['A', 'B', 'C'] } });
  });

  it('is the lead’s alone, after signing for it', () => {
    const byOther = refusalOf(() => ready().answers('issue-reply', { ...aReply, assignmentId: 'a2' }));
    expect(byOther).toEqual({ name: 'OnlyLeadRepliesError', facts: { assignmentId: 'a2' } });
    const unsigned = dispatched().does('sign-for', { assignmentId: 'a2' }).does('give-opinion', anOpinion);
    expect(refusalOf(() => unsigned.answers('issue-reply', aReply))).toEqual({ name: 'NotSignedForError', facts: { assignmentId: 'a1' } });
  });

  it('names its redo round', () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', { attitude: 'satisfied', result: 'not' });
    expect(story.answers('issue-reply', aReply)).toMatchObject([{ type: 'ReplyIssued', round: 1 }]);
  });
});
