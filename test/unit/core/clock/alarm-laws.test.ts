import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import type { Alarm } from '#core/clock/alarms.ts';
import type { Clock } from '#core/clock/clock.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { dailyPolicy } from '#test/support/daily-policy.ts';
import { aClock } from '#test/support/a-clock.ts';

const SEED = { seed: 20261124, numRuns: 200 };
const dayOf = (first: string, days: number) => fc.nat({ max: days }).map((add) => addDays(first, add));

const quietSpan = fc.tuple(dayOf('2026-01-01', 500), fc.nat({ max: 30 })).map(([from, more]) => ({ from, to: addDays(from, more) }));

const policies: fc.Arbitrary<Policy> = fc
  .record({
    dailyAfter: fc.integer({ min: 1, max: 10 }),
    thenEvery: fc.integer({ min: 1, max: 10 }),
    atHour: fc.integer({ min: 4, max: 22 }),
    gatherMinutes: fc.nat({ max: 240 }),
    quietDays: fc.array(quietSpan, { maxLength: 4 }),
    listOn: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
    upwardsEvery: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  })
  .map(({ listOn, upwardsEvery, ...changes }) => ({
    ...dailyPolicy,
    reminders: {
      ...dailyPolicy.reminders,
      ...changes,
      ladder: defaultPolicy.reminders.ladder,
      ...(listOn === undefined ? {} : { listOn }),
      ...(upwardsEvery === undefined ? {} : { upwardsEvery }),
    },
  }));

const clocks: fc.Arbitrary<Clock> = fc
  .tuple(fc.constantFrom(...clockKinds), dayOf('2025-11-01', 420), fc.integer({ min: 0, max: 23 }))
  .map(([kind, on, hour]) => aClock(kind, { openedAt: `${on}T${String(hour).padStart(2, '0')}:07:09.000Z` }));

const upTo = (clock: Clock, until: string, policy: Policy): Alarm[] => alarmsDue(clock, until, policy, chinaCalendar);
const END = '2027-06-30T00:00:00.000Z';

function holds(law: (clock: Clock, policy: Policy, quiet: { from: string; to: string }) => void): void {
  fc.assert(fc.property(clocks, policies, quietSpan, law), SEED);
}

describe('whatever the clock and the policy', () => {
  it('no alarm but silence falls on a day that is no sending day', () => {
    holds((clock, policy) => {
      for (const { action, at } of upTo(clock, END, policy)) {
        if (action !== 'silence') expect(isSendingDay(localDate(at, 480), policy, chinaCalendar)).toBe(true);
      }
    });
  });

  it('alarms are recorded in the window before the hour of the mails, and at one minute', () => {
    holds((clock, policy) => {
      const { atHour, gatherMinutes } = policy.reminders;
      const minutes = upTo(clock, END, policy)
        .filter(({ action }) => action !== 'silence')
        .map(({ at }) => ((Date.parse(at) / 60_000 + 480) % 1440) - atHour * 60 + gatherMinutes);
      expect(new Set(minutes).size).toBeLessThanOrEqual(1);
      for (const minute of minutes) {
        expect(Number.isInteger(minute)).toBe(true);
        expect(minute === 0 || (minute > 0 && minute < gatherMinutes)).toBe(true);
      }
    });
  });

  it('an open clock always has a next alarm', () => {
    const law = fc.property(clocks, policies, fc.nat({ max: 5000 }), (clock, policy, days) => {
      const now = new Date(Date.parse(clock.openedAt) + days * 86_400_000).toISOString();
      const at = nextAlarmAt(clock, now, policy, chinaCalendar) ?? '';
      expect(at > now).toBe(true);
      expect(upTo(clock, at, policy).map((alarm) => alarm.at)).toContain(at);
    });
    fc.assert(law, SEED);
  });

  it('one more quiet span makes no alarm earlier', () => {
    holds((clock, policy, quiet) => {
      const quieter = { ...policy, reminders: { ...policy.reminders, quietDays: [...policy.reminders.quietDays, quiet] } };
      const before = new Map(upTo(clock, END, policy).map(({ rule, at }) => [rule, at]));
      for (const { rule, at } of upTo(clock, END, quieter)) expect([rule, at >= (before.get(rule) ?? END)]).toEqual([rule, true]);
    });
  });

  it('reminders come in the order before, due day, after, the far ones first; the leaders after the office', () => {
    holds((clock, policy) => {
      const due = upTo(clock, END, policy);
      const order = due.filter(({ action }) => action === 'remind').map(({ rule }) => rankOf(rule));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(new Set(order).size).toBe(order.length);
      const at = (rule: string) => due.find((alarm) => alarm.rule === rule)?.at;
      expect((at('office') ?? END) <= (at('leader') ?? END)).toBe(true);
      expect((at('unit-leader') ?? '') <= (at('office') ?? END)).toBe(true);
    });
  });

  it('every alarm is heard once, however the nights are lost', () => {
    fc.assert(
      fc.property(clocks, policies, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), (clock, policy, pauses) => {
        let heard: Clock = clock;
        let now = clock.openedAt;
        for (const days of pauses) {
          now = new Date(Date.parse(now) + days * 86_400_000).toISOString();
          heard = { ...heard, sounded: [...heard.sounded, ...upTo(heard, now, policy).map(({ rule }) => rule)] };
        }
        expect(new Set(heard.sounded).size).toBe(heard.sounded.length);
        expect([...heard.sounded].sort()).toEqual(
          upTo(clock, now, policy)
            .map(({ rule }) => rule)
            .sort(),
        );
      }),
      SEED,
    );
  });
});

/** Where a reminder stands in the ladder: `before-n` below zero, the due day at it, `after-n` above, the weekly lists at last. */
function rankOf(rule: string): number {
  if (rule.startsWith('list-')) return Date.parse(rule.slice('list-'.length));
  const days = Number(/\d+$/.exec(rule)?.[0] ?? 0);
  return rule.startsWith('before') ? -days : days;
}
