import { describe, expect, it } from 'vitest';
import { computeDeadline } from '#core/calendar/deadline.ts';
import { endOfDay, startOfDay } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import type { Clock } from '#core/clock/clock.ts';
import { lightOf } from '#core/clock/light.ts';
import { wakeIn } from '#core/clock/next-wake.ts';
import type { EventOf } from '#core/steps/events.ts';
import { outcomeOf } from '#core/case/waits/standing.ts';
import { caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const lead = { assignmentId: 'a1' };

/** The lead's reply, due on 2 June, is to come on another day; its light is yellow from `yellowOn`. */
function movedTo(on: string, yellowOn: string): EventOf<'DeadlineMoved'> {
  const deadline = computeDeadline(chinaCalendar, { on }, '2026-03-02', { rollForward: true });
  const instants = { dueAt: endOfDay(deadline.dueOn, 480), yellowAt: startOfDay(yellowOn, 480) };
  return { type: 'DeadlineMoved', clockId: 'a1.reply', deadline, ...instants, cause: 'extension' };
}

function replyOf({ proposal }: CaseStory): Clock {
  const clock = proposal.clocks.find(({ id }) => id === 'a1.reply');
  if (clock === undefined) throw new Error('no reply is awaited');
  return clock;
}

const at = (story: CaseStory, instant: string): string[] =>
  alarmsDue(replyOf(story), instant, story.policy, story.calendar).map(({ rule }) => rule);

/** How a wait for the lead's share should end that would wake at an instant. */
const waiting = (story: CaseStory, wakeAt: string) =>
  outcomeOf(story.proposal, { ...lead, round: 0, waitingIn: 'in-handling', wakeAt }, story.context());

/** Both reminders before the due day are on record. */
const reminded = (): CaseStory => caseIn('in-handling').at('2026-05-28T02:00:00.000Z').sounds(lead);

describe('a deadline that is moved', () => {
  it('has its ladder begin anew, by the new days', () => {
    const story = reminded();
    expect(replyOf(story).sounded).toEqual(['before-3', 'before-10']);
    story.at('2026-05-29T02:00:00.000Z').records([movedTo('2026-07-02', '2026-06-17')]);
    expect(replyOf(story)).toMatchObject({ sounded: [], moves: 1, movedAt: '2026-05-29T02:00:00.000Z', deadline: { dueOn: '2026-07-02' } });
    // Ten working days before 2 July, Dragon Boat (19 to 21 June) between them, is 17 June.
    expect(at(story, '2026-06-17T00:00:00.000Z')).toEqual([]);
    story.at('2026-06-17T01:00:00.000Z').sounds(lead);
    expect(story.entries.at(-1)?.event).toMatchObject({ type: 'AlarmSounded', clockId: 'a1.reply', rule: 'before-10', covers: [] });
    expect(at(story, '2026-07-02T01:00:00.000Z')).toEqual(['before-3', 'due-day']);
  });

  it('does not make up for reminders that would have come before it was moved', () => {
    const story = reminded()
      .at('2026-05-29T02:00:00.000Z')
      .records([movedTo('2026-06-04', '2026-06-01')]);
    expect(at(story, '2026-05-29T02:00:00.000Z')).toEqual([]);
    expect(at(story, '2026-06-04T01:00:00.000Z')).toEqual(['before-3', 'due-day']);
  });

  it('sounds at its own minute as before', () => {
    const story = reminded();
    const before = nextAlarmAt(replyOf(story), story.now, story.policy, story.calendar)?.slice(11);
    story.at('2026-05-29T02:00:00.000Z').records([movedTo('2026-07-02', '2026-06-17')]);
    expect(nextAlarmAt(replyOf(story), story.now, story.policy, story.calendar)?.slice(11)).toBe(before);
  });

  it('has the light follow it', () => {
    const story = reminded();
    const lights = () =>
      ['2026-05-30', '2026-06-03', '2026-06-18', '2026-07-03'].map((on) => lightOf(replyOf(story), `${on}T02:00:00.000Z`));
    expect(lights()).toEqual(['yellow', 'red', 'red', 'red']);
    story.at('2026-05-29T02:00:00.000Z').records([movedTo('2026-07-02', '2026-06-17')]);
    expect(lights()).toEqual(['green', 'green', 'yellow', 'red']);
  });
});

describe('the wait for a deadline that is moved', () => {
  it('to an earlier day is rescheduled, to the first alarm of the new ladder', () => {
    const story = caseIn('in-handling').at('2026-03-03T03:00:00.000Z');
    const wakeAt = nextAlarmAt(replyOf(story), story.now, story.policy, story.calendar) ?? '';
    expect(wakeAt.slice(0, 10)).toBe('2026-05-19');
    expect(waiting(story, wakeAt)).toBeUndefined();
    story.records([movedTo('2026-04-02', '2026-03-18')]);
    expect(waiting(story, wakeAt)).toEqual({
      outcome: 'rescheduled',
      wakeIn: wakeIn([replyOf(story)], story.now, story.policy, story.calendar),
    });
    const first = Date.parse(story.now) + 1000 * wakeIn([replyOf(story)], story.now, story.policy, story.calendar);
    expect(new Date(first).toISOString().slice(0, 10)).toBe('2026-03-19');
  });

  it('to a later day goes on: it wakes once for nothing, and is told the new time', () => {
    const story = reminded();
    const wakeAt = nextAlarmAt(replyOf(story), story.now, story.policy, story.calendar) ?? '';
    story.at('2026-05-29T02:00:00.000Z').records([movedTo('2026-07-02', '2026-06-17')]);
    expect(waiting(story, wakeAt)).toBeUndefined();
    story.at(wakeAt);
    expect(story.alarms(lead)).toEqual([]);
    expect(wakeIn([replyOf(story)], story.now, story.policy, story.calendar)).toBe(15 * 86_400);
  });
});
