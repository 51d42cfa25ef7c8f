import { describe, expect, it } from 'vitest';
import { lightOf, worstLight } from '#core/clock/light.ts';
import { openedClockSchema } from '#core/clock/clock.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { aClock } from '#test/support/a-clock.ts';

describe('an opened clock', () => {
  it('counts from its local day, and is kept until the due day ends', () => {
    const clock = aClock('sign-for', { openedAt: '2026-03-01T16:00:00.000Z' });
    expect(clock).toMatchObject({ deadline: { startOn: '2026-03-02', dueOn: '2026-03-05' }, dueAt: '2026-03-05T16:00:00.000Z' });
  });

  it('counts from a start of its own', () => {
    expect(aClock('dispatch', { startOn: '2026-01-16' }).deadline).toMatchObject({ startOn: '2026-01-16', dueOn: '2026-01-30' });
  });

  it('belongs to a share, or to the case', () => {
    expect(aClock('reply', { assignmentId: 'a1' }).assignmentId).toBe('a1');
    expect(aClock('review')).not.toHaveProperty('assignmentId');
  });

  it('rolls off a rest day only where the policy says so', () => {
    const rule = { amount: 1, unit: 'month' } as const;
    expect(aClock('opinion', { rule, openedAt: '2026-04-02T02:00:00.000Z' }).deadline.dueOn).toBe('2026-05-06');
    expect(aClock('opinion', { rule, openedAt: '2026-04-02T02:00:00.000Z' }, { ...defaultPolicy, rollForward: false }).deadline.dueOn).toBe(
      '2026-05-02',
    );
  });

  it('is what the ledger takes', () => {
    const { sounded: _s, moves: _m, documents: _d, ...opened } = aClock('reply', { assignmentId: 'a1' });
    expect(openedClockSchema.parse(opened)).toEqual(opened);
  });
});

describe('the light', () => {
  // A long span turns yellow 15 days before the end, one under 45 days in its last fifth.
  it.each([
    ['reply', 'three months, due on 2 June', '2026-05-17T16:00:00.000Z'],
    ['opinion', '31 days, due on 2 April: 6 days', '2026-03-26T16:00:00.000Z'],
    ['sign-for', '3 days, due on 5 March: that day alone', '2026-03-04T16:00:00.000Z'],
  ] as const)('of a clock %s (%s) turns yellow at %s', (kind, _, yellowAt) => {
    expect(aClock(kind).yellowAt).toBe(yellowAt);
  });

  it('a span of exactly 45 days is long', () => {
    expect(aClock('reply', { rule: { amount: 45, unit: 'calendar-day' } }).yellowAt).toBe('2026-03-31T16:00:00.000Z');
    expect(aClock('reply', { rule: { amount: 44, unit: 'calendar-day' } }).yellowAt).toBe('2026-04-06T16:00:00.000Z');
  });

  it('is green, yellow, red by the instant', () => {
    const clock = aClock('reply');
    expect(lightOf(clock, '2026-05-17T15:59:59.999Z')).toBe('green');
    expect(lightOf(clock, '2026-05-17T16:00:00.000Z')).toBe('yellow');
    expect(lightOf(clock, '2026-06-02T15:59:59.999Z')).toBe('yellow');
    expect(lightOf(clock, '2026-06-02T16:00:00.000Z')).toBe('red');
  });

  it('of several is the worst, and grey when none of them runs', () => {
    const [reply, opinion] = [aClock('reply'), aClock('opinion')];
    const ended = { ...opinion, closed: { at: '2026-03-30T00:00:00.000Z', how: 'met' } as const };
    const on = ['2026-03-10', '2026-03-30', '2026-04-20'].map((day) => `${day}T02:00:00.000Z`);
    expect(on.map((now) => worstLight([reply, opinion], now))).toEqual(['green', 'yellow', 'red']);
    expect(on.map((now) => worstLight([reply, ended], now))).toEqual(['green', 'green', 'green']);
    expect(on.map((now) => worstLight([ended], now))).toEqual(['grey', 'grey', 'grey']);
    expect(worstLight([], on[0] ?? '')).toBe('grey');
  });

  it('is grey when no clock runs', () => {
    expect(lightOf(undefined, '2026-06-02T16:00:00.000Z')).toBe('grey');
    expect(lightOf({ ...aClock('reply'), closed: { at: '2026-07-01T00:00:00.000Z', how: 'late' } }, '2026-07-02T00:00:00.000Z')).toBe(
      'grey',
    );
  });
});
