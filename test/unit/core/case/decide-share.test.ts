import { describe, expect, it } from 'vitest';
import { aReply, anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

describe('signing for a share', () => {
  it('is recorded once', () => {
    const story = dispatched();
    expect(story.answers('sign-for', { assignmentId: 'a1' })).toEqual([{ type: 'SignedFor', assignmentId: 'a1', deemed: false }]);
    story.does('sign-for', { assignmentId: 'a1' });
    const refusal = refusalOf(() => story.answers('sign-for', { assignmentId: 'a1' }));
    expect(refusal).toMatchObject({ name: 'CommandNotLegalError', facts: { command: 'sign-for', stage: 'in-handling' } });
  });
});

describe('a command that names no share', () => {
  it('means the only one of the actor’s unit', () => {
    expect(dispatched().answers('sign-for', {}, 'parks-clerk')).toEqual([{ type: 'SignedFor', assignmentId: 'a2', deemed: false }]);
  });

  it.each(['police-clerk', 'lin', 'stranger'])('is refused to %s, whose unit has none', (actor) => {
    expect(refusalOf(() => dispatched().answers('sign-for', {}, actor))).toEqual({
      name: 'AssignmentNotNamedError',
      facts: { assignments: [] },
    });
  });

  it('is refused when the unit has two, and both are named', () => {
    const story = caseIn('in-handling')
      .does('give-opinion', anOpinion)
      .does('dispatch', { coHandlers: [{ unitId: 'parks' }] });
    const refusal = refusalOf(() => story.answers('sign-for', {}, 'parks-clerk'));
    expect(refusal).toEqual({ name: 'AssignmentNotNamedError', facts: { assignments: ['a2', 'a3'] } });
  });

  it('does not mean a share that was returned', () => {
    const story = dispatched().does('request-return', { assignmentId: 'a2', reason: '非本局职责。', suggestedUnitId: 'police' });
    story.does('decide-return', { assignmentId: 'a2', granted: true }).does('dispatch', { coHandlers: [{ unitId: 'parks' }] });
    expect(story.answers('sign-for', {}, 'parks-clerk')).toEqual([{ type: 'SignedFor', assignmentId: 'a3', deemed: false }]);
  });
});

describe('a share nobody has', () => {
  it('is refused by name', () => {
    const refusal = refusalOf(() => dispatched().answers('sign-for', { assignmentId: 'a9' }));
    expect(refusal).toEqual({ name: 'UnknownAssignmentError', facts: { assignmentId: 'a9' } });
  });
});

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
    expect(refusalOf(() => story.answers('give-opinion', anOpinion))).toMatchObject({
      name: 'CommandNotLegalError',
      facts: { legal: ['give-feedback', 'remind'] },
    });
  });
});

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
