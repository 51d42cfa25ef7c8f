import { describe, expect, it } from 'vitest';
import { mostTries, nextTry } from '#core/webhook/lane/next-try.ts';

const now = '2026-03-02T02:00:00.000Z';
const secondsTo = (next: string | undefined): number => (Date.parse(next ?? '') - Date.parse(now)) / 1000;
const middle = { random: 0.5 };
const schedule = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

describe('the next try', () => {
  it('follows the published schedule: ten tries over 75 hours and 35 minutes', () => {
    const waits = Array.from({ length: mostTries }, (_, attempts) => secondsTo(nextTry(attempts, now, middle)));
    expect(waits).toEqual(schedule);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(75 * 3600 + 35 * 60 + 5);
  });

  it('is none once ten have failed', () => {
    expect([nextTry(mostTries, now, middle), nextTry(mostTries + 1, now, { ...middle, retryAfter: 60 })]).toEqual([undefined, undefined]);
  });

  it('lies up to a fifth sooner or later, so that what failed together does not come back together', () => {
    expect([0, 0.25, 0.5, 0.75].map((random) => secondsTo(nextTry(2, now, { random })))).toEqual([240, 270, 300, 330]);
    expect(secondsTo(nextTry(2, now, { random: 1 - Number.EPSILON }))).toBeCloseTo(360, 3);
  });

  it('is never sooner than the receiver asked', () => {
    expect(secondsTo(nextTry(1, now, { ...middle, retryAfter: 120 }))).toBe(120);
    expect(secondsTo(nextTry(3, now, { random: 0, retryAfter: 1799 }))).toBe(1799);
  });

  it('is not sooner than the schedule either, when the receiver asks for little', () => {
    expect(secondsTo(nextTry(3, now, { ...middle, retryAfter: 1 }))).toBe(1800);
    expect(secondsTo(nextTry(3, now, { ...middle, retryAfter: -9 }))).toBe(1800);
  });

  it('obeys a receiver for a day and no longer', () => {
    expect(secondsTo(nextTry(1, now, { ...middle, retryAfter: 86_400 }))).toBe(86_400);
    expect(secondsTo(nextTry(1, now, { ...middle, retryAfter: 10 ** 9 }))).toBe(86_400);
  });
});
