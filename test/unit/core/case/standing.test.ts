import { describe, expect, it } from 'vitest';
import { stages } from '#core/case/stages.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { clocksOf, outcomeOf, standingOf } from '#core/case/waits/standing.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const redo = (): CaseStory => caseIn('awaiting-feedback').does('give-feedback', dissatisfied);
const lead = { assignmentId: 'a1', round: 0 };
const coHandler = { assignmentId: 'a2', round: 0 };

describe('where a case stands', () => {
  it.each(stages)('is its stage, %s', (stage) => {
    expect(standingOf(caseIn(stage).proposal, {})).toBe(stage);
  });
});

describe('where a share stands', () => {
  it.each([
    ['just assigned', dispatched(), lead, 'awaiting-sign-for'],
    ['being handled', caseIn('in-handling'), lead, 'in-handling'],
    [
      'answered, the number pending',
      caseIn('in-handling').does('give-opinion', anOpinion).does('issue-reply', aReply),
      lead,
      'awaiting-letter-number',
    ],
    ['answered', caseIn('awaiting-feedback'), lead, 'done'],
    ['opinion given', caseIn('awaiting-feedback'), coHandler, 'done'],
    ['in its redo round', redo(), { assignmentId: 'a1', round: 1 }, 'in-handling'],
    ['in a round that is over', redo(), lead, 'done'],
    ['of an ended case', caseIn('closed'), lead, 'done'],
    ['that does not exist', caseIn('in-handling'), { assignmentId: 'a9', round: 0 }, 'done'],
    ['of a case without shares', caseIn('in-review'), lead, 'done'],
  ])('%s', (_, story, whose, standing) => {
    expect(standingOf(story.proposal, whose)).toBe(standing);
  });
});

describe('an open wait', () => {
  const wakeAt = '2026-03-26T01:00:00.000Z';
  // Without a window to gather in, alarms sound at nine sharp, 01 UTC.
  const sharp = { ...defaultPolicy, reminders: { ...defaultPolicy.reminders, gatherMinutes: 0 } };

  it('goes on while the case stands where it waits', () => {
    const story = caseIn('in-handling', { policy: sharp });
    expect(outcomeOf(story.proposal, { ...coHandler, waitingIn: 'in-handling', wakeAt }, story.context())).toBeUndefined();
  });

  it('ends with where the case stands now', () => {
    const story = caseIn('awaiting-feedback');
    expect(outcomeOf(story.proposal, { waitingIn: 'in-handling', wakeAt }, story.context())).toEqual({ outcome: 'awaiting-feedback' });
    expect(outcomeOf(story.proposal, { ...coHandler, waitingIn: 'in-handling', wakeAt }, story.context())).toEqual({ outcome: 'done' });
  });

  it('is rescheduled when an alarm has come to lie well before its own, not when it only counted a little late', () => {
    const story = caseIn('in-handling', { policy: sharp }).at('2026-03-26T00:00:00.000Z');
    const ends = (wakeAt: string) => outcomeOf(story.proposal, { ...coHandler, waitingIn: 'in-handling', wakeAt }, story.context());
    expect(ends('2026-03-26T01:10:00.000Z')).toBeUndefined();
    expect(ends('2026-03-26T01:10:00.001Z')).toEqual({ outcome: 'rescheduled', wakeIn: 3600 });
  });

  it('goes on when no clock runs for it', () => {
    const story = caseIn('awaiting-number')
      .records([{ type: 'CaseNumberAssigned', series: 's', number: 1, text: '1' }])
      .does('dispatch', dispatchBoth);
    expect(outcomeOf(story.proposal, { waitingIn: 'in-handling', wakeAt }, story.context())).toBeUndefined();
  });
});

describe('the clocks a wait answers for', () => {
  it('are the case’s own, or one share’s', () => {
    const { proposal } = dispatched();
    expect(clocksOf(proposal, {}).map(({ id }) => id)).toEqual(['review', 'dispatch']);
    expect(clocksOf(proposal, lead).map(({ id }) => id)).toEqual(['a1.sign-for', 'a1.reply']);
  });
});
