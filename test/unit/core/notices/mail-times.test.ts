import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import { spreadOf } from '#core/clock/spread.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { goesByItself, morningOf, readyAt } from '#core/notices/lane/mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';

const policyWith = (reminders: Partial<Policy['reminders']> = {}): Policy => ({
  ...defaultPolicy,
  reminders: { ...defaultPolicy.reminders, ...reminders },
});
const punctual = policyWith({ spreadMinutes: 0 });
/** China's wall clock of a day of 2026. */
const local = (day: string, time: string): string => new Date(`2026-${day}T${time}:00.000+08:00`).toISOString();
const prompt = (day: string, time: string, policy = punctual): string => readyAt('prompt', 'du', local(day, time), policy, chinaCalendar);

describe('the morning moment', () => {
  it.each([
    ['is at the hour of the same day when asked before it', '03-02', '08:59', '03-02'],
    ['is now when asked at that very moment', '03-02', '09:00', '03-02'],
    ['is the next day once it has passed', '03-02', '09:01', '03-03'],
    ['leaves a weekend out', '03-06', '10:00', '03-09'],
    ['leaves the National Day holidays out and uses the make-up Saturday', '10-08', '10:00', '10-09'],
    ['comes on a make-up Saturday', '10-09', '10:00', '10-10'],
    ['comes on a make-up Sunday', '09-18', '10:00', '09-20'],
  ])('%s', (_, day, time, expected) => {
    expect(morningOf('du', local(day, time), punctual, chinaCalendar)).toBe(local(expected, '09:00'));
  });

  it('leaves quiet days out', () => {
    const quiet = policyWith({ spreadMinutes: 0, quietDays: [{ from: '2026-03-02', to: '2026-03-05' }] });
    expect(morningOf('du', local('03-02', '08:00'), quiet, chinaCalendar)).toBe(local('03-06', '09:00'));
  });

  it("is each recipient's own minute of the window, the same every day", () => {
    const minute = spreadOf('du', 30);
    for (const day of ['03-02', '03-03']) {
      const moment = morningOf('du', local(day, '08:00'), defaultPolicy, chinaCalendar);
      expect(Date.parse(moment) - Date.parse(local(day, '09:00'))).toBe(minute * 60_000);
    }
    const minutes = new Set(
      Array.from({ length: 400 }, (_, n) => morningOf(`p${n}`, local('03-02', '08:00'), defaultPolicy, chinaCalendar)),
    );
    expect(minutes.size).toBe(30);
  });
});

describe('a notice for the digest', () => {
  it('is ready with the next morning', () => {
    expect(readyAt('digest', 'du', local('03-06', '10:00'), punctual, chinaCalendar)).toBe(local('03-09', '09:00'));
  });
});

describe('a notice that breaks out', () => {
  it.each([
    ['goes within the minutes of the policy', '10:00', '10:10'],
    ['is gathered for at least half of them', '10:04', '10:10'],
    ['begins the next half with its first minute', '10:05', '10:15'],
    ['still goes at the last hour', '17:50', '18:00'],
  ])('%s', (_, at, expected) => {
    expect(prompt('03-02', at)).toBe(local('03-02', expected));
  });

  it.each([
    ['after hours', '03-02', '17:55', '03-03'],
    ['in the night', '03-02', '23:59', '03-03'],
    ['before the hour', '03-02', '08:40', '03-02'],
    ['just before the hour', '03-02', '08:59', '03-02'],
    ['on a Saturday', '03-07', '11:00', '03-09'],
  ])('goes with the morning when it comes up %s', (_, day, at, expected) => {
    expect(prompt(day, at)).toBe(local(expected, '09:00'));
  });

  it("goes with the recipient's own moment when that is still to come, not minutes before it", () => {
    const moment = morningOf('cao', local('03-02', '08:00'), defaultPolicy, chinaCalendar);
    expect(moment > local('03-02', '09:11')).toBe(true);
    expect(readyAt('prompt', 'cao', local('03-02', '09:00'), defaultPolicy, chinaCalendar)).toBe(moment);
  });

  it('makes a batch that comes up together ready at one instant', () => {
    expect(new Set(['10:05', '10:07', '10:09'].map((at) => prompt('03-02', at))).size).toBe(1);
  });
});

const noticeReadyAt = (at: string): Notice => ({
  proposalId: 'p1',
  recipientId: 'du',
  kind: 'assigned',
  urgency: 'prompt',
  rule: '2.0',
  seq: 2,
  index: 0,
  at,
  readyAt: readyAt('prompt', 'du', at, defaultPolicy, chinaCalendar),
});

describe('whether a notice goes by itself', () => {
  it('is so between mornings and not so with the morning', () => {
    expect(goesByItself(noticeReadyAt(local('03-02', '14:00')), defaultPolicy, chinaCalendar)).toBe(true);
    expect(goesByItself(noticeReadyAt(local('03-02', '20:00')), defaultPolicy, chinaCalendar)).toBe(false);
    expect(goesByItself(noticeReadyAt(local('03-02', '08:00')), defaultPolicy, chinaCalendar)).toBe(false);
  });
});

describe('for any policy, recipient and instant', () => {
  const policies = fc.record({
    atHour: fc.integer({ min: 1, max: 12 }),
    spreadMinutes: fc.integer({ min: 0, max: 240 }),
    untilHour: fc.integer({ min: 17, max: 24 }),
    promptMinutes: fc.integer({ min: 1, max: 240 }),
  });
  const instants = fc
    .integer({ min: 0, max: 365 * 1440 })
    .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString());

  it('a notice is ready on a sending day within the hours, never before it came up, and prompt not after the digest', () => {
    fc.assert(
      fc.property(policies, instants, fc.string({ minLength: 1, maxLength: 8 }), (changes, at, recipient) => {
        const policy = policyWith(changes);
        const digest = readyAt('digest', recipient, at, policy, chinaCalendar);
        const promptly = readyAt('prompt', recipient, at, policy, chinaCalendar);
        for (const ready of [digest, promptly]) {
          const on = localDate(ready, policy.timeZoneOffset);
          expect(isSendingDay(on, policy, chinaCalendar)).toBe(true);
          expect(ready >= at && ready >= atLocalHour(on, changes.atHour, policy.timeZoneOffset)).toBe(true);
        }
        expect(promptly <= digest).toBe(true);
        if (promptly < digest) expect(Date.parse(promptly) - Date.parse(at)).toBeLessThanOrEqual(changes.promptMinutes * 60_000);
        expect(morningOf(recipient, digest, policy, chinaCalendar)).toBe(digest);
        expect(localDate(digest, policy.timeZoneOffset) <= addDays(localDate(at, policy.timeZoneOffset), 11)).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
