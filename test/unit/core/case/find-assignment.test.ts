import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/errors/refusal.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { chainPolicy, inClearance, signedAndNumbered, underReview } from '#test/support/in-clearance.ts';
import { anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const dispatched = () => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);

describe('a command that names no share', () => {
  it('means the only one of the actor’s unit', () => {
    expect(dispatched().answers('sign-for', {}, 'parks-clerk')).toEqual([{ type: 'SignedFor', assignmentId: 'a2', deemed: false }]);
  });

  it.each(['police-clerk', 'lin', 'stranger'])('is not for %s, whose unit has none', (actor) => {
    expect(refusalOf(() => dispatched().answers('sign-for', {}, actor)).name).toBe('CommandNotLegalError');
  });

  it('is refused when the unit has two, and names those that it is possible for', () => {
    const story = caseIn('in-handling')
      .does('give-opinion', anOpinion)
      .does('dispatch', { coHandlers: [{ unitId: 'parks' }] });
    expect(refusalOf(() => story.answers('sign-for', {}, 'parks-clerk'))).toEqual({
      name: 'AssignmentNotNamedError',
      facts: { assignments: ['a3'], units: ['parks'] },
    });
    const both = refusalOf(() => story.does('sign-for', { assignmentId: 'a3' }).answers('give-opinion', { text: '再会。' }, 'parks-clerk'));
    expect(both.facts['assignments']).toEqual(['a3']);
    // It is the lead's whatever is named, and that is said.
    expect(refusalOf(() => story.answers('issue-reply', { class: 'A', text: '复函。' }, 'parks-clerk'))).toEqual({
      name: 'OnlyLeadRepliesError',
      facts: { assignmentId: 'a2' },
    });
  });

  it('is told in words to the office, which has no share of its own: with the unit, or why none', () => {
    const refused = (story: CaseStory, name: 'pass-reply' | 'publish-reply') =>
      tellRefusal(
        refusalOf(() => story.answers(name, {}, 'du')),
        aDirectory(),
      ).todo;
    expect(refused(underReview(), 'pass-reply')).toEqual({
      zh: '请用 assignmentId 指明：a1（承办单位：云澜区交通运输局）。',
      en: 'Give assignmentId, one of: a1 (of Yunlan District Transport Bureau).',
    });
    const none = refused(inClearance('sign'), 'pass-reply');
    expect(none.zh).toMatch(/^现在可以办理：.*人工催办/);
    expect(none.en).toMatch(/^Possible now: .*remind the holder by hand/);
    const publication = { publishedBy: 'office' } as const;
    const silent = signedAndNumbered({ policy: { ...chainPolicy(), publication } });
    expect(refused(silent, 'publish-reply')).toEqual(tellRefusal(new Refusal('ConsentAwaitedError')).todo);
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
