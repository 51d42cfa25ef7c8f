import { describe, expect, it } from 'vitest';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

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
