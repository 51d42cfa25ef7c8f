import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import type { Clock } from '#core/clock/clock.ts';
import { wakeIn } from '#core/clock/next-wake.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { aClock } from '#test/support/a-clock.ts';

const LONGEST = 90 * 86_400;
// Without a window to gather in, alarms sound at nine sharp.
const policy: Policy = { ...defaultPolicy, reminders: { ...defaultPolicy.reminders, gatherMinutes: 0 } };
const wake = (clocks: readonly Clock[], now: string): number => wakeIn(clocks, now, policy, chinaCalendar);

describe('a wait wakes', () => {
  it('at the earliest alarm of its clocks', () => {
    const clocks = [aClock('reply'), aClock('sign-for')];
    expect(wake(clocks, '2026-03-04T00:00:00.000Z')).toBe(3600);
  });

  it('never before the alarm is due: fractions round up', () => {
    expect(wake([aClock('sign-for')], '2026-03-04T00:59:58.999Z')).toBe(2);
    expect(wake([aClock('sign-for')], '2026-03-04T00:59:59.999Z')).toBe(1);
  });

  it('at once when an alarm is due and not recorded', () => {
    expect(wake([aClock('reply')], '2026-05-19T01:00:00.000Z')).toBe(1);
    expect(wake([aClock('reply'), aClock('opinion')], '2026-03-26T08:00:00.000Z')).toBe(1);
    expect(wake([{ ...aClock('reply'), sounded: ['before-10'] }], '2026-05-19T01:00:00.000Z')).toBe(9 * 86_400);
  });

  it('after 90 days at the latest, with or without a clock', () => {
    expect(wake([], '2026-03-02T02:00:00.000Z')).toBe(LONGEST);
    expect(wake([aClock('reply', { rule: { amount: 12, unit: 'month' } })], '2026-03-02T02:00:00.000Z')).toBe(LONGEST);
    const closed = { ...aClock('reply'), closed: { at: '2026-05-01T00:00:00.000Z', how: 'met' } } as const;
    expect(wake([closed], '2026-06-03T02:00:00.000Z')).toBe(LONGEST);
  });
});
