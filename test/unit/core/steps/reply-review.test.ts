import { describe, expect, it } from 'vitest';
import { workingDaysBetween } from '#core/calendar/working-days.ts';
import { applyEvent } from '#core/case/apply.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { clearanceOf, stepOf } from '#core/case/clearance/clearance.ts';
import { isOpen } from '#core/clock/clock.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { chainOf } from '#core/policy/letters.ts';
import { hangOf } from '#functions/api/clearance-body.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { aDraft, chainPolicy, inClearance, signedAndNumbered, underReview } from '#test/support/in-clearance.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const a1 = { assignmentId: 'a1' };
const leadIn = ({ proposal }: CaseStory) => {
  const lead = assignmentsOf(proposal).find(({ id }) => id === 'a1');
  if (lead === undefined) throw new Error('no lead');
  return lead;
};
const replyOf = ({ proposal }: CaseStory) => proposal.clocks.findLast(({ kind }) => kind === 'reply');
const replyDue = (story: CaseStory): string => replyOf(story)?.deadline.dueOn ?? '';
const openClocks = ({ proposal }: CaseStory) => proposal.clocks.filter(isOpen).map(({ id, holder }) => [id, holder]);
const stepIn = (story: CaseStory) => {
  const draft = clearanceOf(leadIn(story));
  return draft === undefined ? undefined : stepOf(draft);
};

describe('a reply under a policy with a review', () => {
  it('is signed and then hangs with the office, with a clock of its own', () => {
    const story = underReview();
    expect(stepIn(story)).toBe('review');
    expect(leadIn(story)).toMatchObject({ status: 'in-handling', replies: [] });
    expect(openClocks(story)).toEqual([['a1.reply-review', { role: 'dispatcher' }]]);
    expect(hangOf(leadIn(story), false)).toEqual({
      hangs: { code: 'review', name: { zh: '政府办审核中', en: 'in review by the office' } },
    });
  });

  it('goes out as it was signed once it was passed', () => {
    const story = underReview().does('pass-reply', { ...a1, comment: '同意发出。' }, 'du');
    expect(leadIn(story)).toMatchObject({ status: 'awaiting-letter-number', replies: [{ class: 'B' }] });
    expect(openClocks(story)).toEqual([]);
    const { cleared = [], ended } = leadIn(story).clearances?.at(-1) ?? {};
    expect(ended).toMatchObject({ how: 'signed', step: 'review', personId: 'du' });
    expect(cleared.map(({ step, personId }) => [step, personId]).slice(-2)).toEqual([
      ['sign', 'transport-leader'],
      ['review', 'du'],
    ]);
  });

  it('goes out under another class where the office says why, and the class it had is kept', () => {
    const story = underReview();
    expect(() => story.answers('pass-reply', { ...a1, class: 'C' }, 'du')).toThrow();
    expect(refusalOf(() => story.answers('pass-reply', { ...a1, class: 'X', reason: '无此类。' }, 'du')).name).toBe(
      'UnknownReplyClassError',
    );
    story.does('pass-reply', { ...a1, class: 'C', reason: '尚无计划。' }, 'du').numbers('a1');
    expect(leadIn(story).replies.at(-1)?.class).toBe('C');
    expect(leadIn(story).letters?.at(-1)?.letter.class).toBe('C');
    expect(leadIn(story).clearances?.at(-1)?.cleared.at(-1)).toMatchObject({ changedClass: { from: 'B', to: 'C', reason: '尚无计划。' } });
  });

  it('keeps no change where the class is what it was', () => {
    const [reviewed] = underReview().answers('pass-reply', { ...a1, class: 'B', reason: '无误。' }, 'du');
    expect(reviewed).toEqual({ type: 'ReplyReviewed', assignmentId: 'a1' });
  });

  it('is sent back with a reason, and goes the whole way anew', () => {
    const story = underReview().does('send-back-reply', { ...a1, reason: '请补充时限。' }, 'du');
    expect(openClocks(story)).toEqual([['a1.reply.2', { unitId: 'transport' }]]);
    expect(leadIn(story).clearances?.at(-1)?.ended).toMatchObject({ how: 'returned', step: 'review', reason: '请补充时限。' });
    expect(stepIn(story.does('submit-for-clearance', aDraft, 'transport-clerk'))).toBe('countersign');
  });

  it('is taken back by its unit too, and ends where the assignment goes to another one', () => {
    const story = underReview().does('return-draft', { ...a1, reason: '数字有误。' }, 'transport-clerk');
    expect(openClocks(story)).toEqual([['a1.reply.2', { unitId: 'transport' }]]);
    const moved = underReview().does('reassign', { ...a1, to: 'police', reason: '职责已调整。' });
    expect(moved.proposal.clocks.some(({ kind, closed }) => kind === 'reply-review' && closed?.how === 'overtaken')).toBe(true);
  });

  it('was handed in when it was signed: what the office takes is no delay of the unit, and what it sends back goes on with what was left', () => {
    const first = replyOf(underReview());
    expect(first?.closed).toMatchObject({ how: 'met' });
    const late = underReview().at(`${first?.deadline.dueOn}T20:00:00.000Z`).does('pass-reply', a1, 'du');
    expect(replyOf(late)?.closed?.how).toBe('met');
    // The unit's own days, counted before and after the review.
    const [signedOn, backOn] = ['2026-04-16', '2026-07-20'];
    const sent = underReview()
      .at(`${backOn}T02:00:00.000Z`)
      .does('send-back-reply', { ...a1, reason: '请补充时限。' }, 'du');
    const again = replyOf(sent);
    const { calendar } = sent.context();
    expect(workingDaysBetween(calendar, backOn, again?.deadline.dueOn ?? '')).toBe(
      workingDaysBetween(calendar, signedOn, first?.deadline.dueOn ?? ''),
    );
  });

  it('that was signed on its last day or later has a day to be put right', () => {
    const last = replyDue(inClearance('sign'));
    const story = inClearance('sign', { policy: chainPolicy({ replyReview: true }) }).at(`${last}T02:00:00.000Z`);
    story.does('sign-letter', a1, 'transport-leader').does('send-back-reply', { ...a1, reason: '请补充时限。' }, 'du');
    const { calendar } = story.context();
    expect(workingDaysBetween(calendar, last, replyDue(story))).toBe(1);
  });

  it('whose signature is of before it ended the clock of the reply lets that clock run on', () => {
    const story = inClearance('sign', { policy: chainPolicy({ replyReview: true }) });
    const before = [...story.answers('sign-letter', a1, 'transport-leader')].map((event) =>
      event.type === 'SignedForReview' ? { type: event.type, assignmentId: event.assignmentId } : event,
    );
    const proposal = before.reduce(
      (found, event) => applyEvent(found, event, { at: story.context().now, by: systemActor }),
      story.proposal,
    );
    expect(proposal.clocks.filter(isOpen).map(({ id }) => id)).toEqual(['a1.reply', 'a1.reply-review']);
  });

  it('is signed first, whatever the chain says of signing', () => {
    expect(chainOf(chainPolicy({ clearance: [], replyReview: true }), 'transport')).toEqual(['sign']);
    expect(chainOf(chainPolicy({ clearance: [], units: { parks: { replyReview: true } } }), 'transport')).toEqual([]);
  });
});

describe('a reply under a policy without one', () => {
  it('goes out when it is signed', () => {
    expect(leadIn(signedAndNumbered()).status).toBe('replied');
    expect(refusalOf(() => inClearance('sign').answers('pass-reply', a1, 'du')).name).toBe('CommandNotLegalError');
  });
});
