import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/contracts/clock-kinds.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { legalSilence, policySchema } from '#core/policy/policy.ts';
import type { SilenceOutcome } from '#core/policy/policy.ts';

function faultsOf(changes: object): string[] {
  const { error } = policySchema.safeParse({ ...defaultPolicy, ...changes });
  return (error?.issues ?? []).map(({ path, message, code }) => `${path.join('.')} ${code === 'custom' ? message : code}`);
}

const { clocks, ladder, silence } = defaultPolicy;
const outcomes: readonly SilenceOutcome[] = ['deemed', 'refused', 'lapsed', 'withdrawn', 'not-given', 'never'];

describe('a policy', () => {
  it('is taken as it is when nothing is wrong', () => {
    expect(policySchema.parse(structuredClone(defaultPolicy))).toEqual(defaultPolicy);
  });

  it.each([
    ['an unknown key', { colour: 'red' }, [' unrecognized_keys']],
    ['an unknown clock', { clocks: { ...clocks, lunch: { amount: 1, unit: 'month' } } }, ['clocks unrecognized_keys']],
    ['a clock that is missing', { clocks: { ...clocks, reply: undefined } }, ['clocks.reply invalid_type']],
    ['a span of nothing', { clocks: { ...clocks, reply: { amount: 0, unit: 'month' } } }, ['clocks.reply.amount too_small']],
    ['a bare number of days', { clocks: { ...clocks, reply: 90 } }, ['clocks.reply invalid_type']],
    ['a unit nobody counts in', { clocks: { ...clocks, reply: { amount: 3, unit: 'fortnight' } } }, ['clocks.reply.unit invalid_value']],
    [
      'a leader told before the office',
      { ladder: { ...ladder, leaderAfter: 1, officeAfter: 2 } },
      ['ladder.leaderAfter the leader is told after the office'],
    ],
    [
      'a leader told with the office',
      { ladder: { ...ladder, leaderAfter: 1 } },
      ['ladder.leaderAfter the leader is told after the office'],
    ],
    ['an hour that no day has', { ladder: { ...ladder, atHour: 24 } }, ['ladder.atHour too_big']],
    ['a silence that is missing', { silence: { ...silence, feedback: undefined } }, ['silence.feedback invalid_type']],
    [
      'a silence of an unknown clock',
      { silence: { ...silence, lunch: { outcome: 'never', workingDaysAfterDue: 0 } } },
      ['silence unrecognized_keys'],
    ],
    ['no reply class', { classes: [] }, ['classes too_small']],
    ['a case number without a number', { caseNumber: { pattern: '{session}' } }, ['caseNumber.pattern invalid_format']],
    ['a letter number without the unit', { letterNumber: { pattern: '〔{year}〕{n}号' } }, ['letterNumber.pattern invalid_format']],
  ])('is refused for %s', (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  it.each(clockKinds)('lets the silence of a %s clock lead only where the rules know', (kind) => {
    for (const outcome of outcomes) {
      const legal = legalSilence[kind].includes(outcome);
      const faults = faultsOf({ silence: { ...silence, [kind]: { outcome, workingDaysAfterDue: 0 } } });
      expect([outcome, faults]).toEqual([outcome, legal ? [] : [`silence.${kind} one of ${legalSilence[kind].join(', ')}`]]);
    }
  });

  it('may always leave a case on the leader’s desk', () => {
    for (const kind of clockKinds) expect(legalSilence[kind]).toContain('never');
  });
});

describe('the default policy', () => {
  // The recommended defaults: amount, unit.
  it.each([
    ['review.session', 30, 'calendar-day'],
    ['review.ordinary', 15, 'working-day'],
    ['dispatch.session', 30, 'calendar-day'],
    ['dispatch.ordinary', 10, 'working-day'],
    ['sign-for', 3, 'working-day'],
    ['return-request', 10, 'working-day'],
    ['return-decision', 7, 'calendar-day'],
    ['opinion', 1, 'month'],
    ['reply', 3, 'month'],
    ['reply.longest', 6, 'month'],
    ['feedback', 15, 'working-day'],
    ['redo', 1, 'month'],
  ] as const)('%s: %i %s', (clock, amount, unit) => {
    expect(clocks[clock]).toEqual({ amount, unit });
  });

  it('reminds 30, 15, 7, 3 and 1 days before, daily five times after, then weekly; office at day 1, leader at day 10', () => {
    expect(ladder).toMatchObject({ before: [30, 15, 7, 3, 1], dailyAfter: 5, officeAfter: 1, leaderAfter: 10 });
  });

  it('is yellow for the last 15 days, or the last fifth of a span under 45 days', () => {
    expect(defaultPolicy.light).toEqual({ yellowDays: 15, shortSpanDays: 45, shortSpanShare: 0.2 });
  });

  it('allows two redo rounds and one request of return, and rolls off rest days', () => {
    expect(defaultPolicy).toMatchObject({ redo: { rounds: 2 }, returns: { perUnit: 1 }, rollForward: true, timeZoneOffset: 480 });
  });

  it('never counts silence as satisfaction', () => {
    expect(silence.feedback).toEqual({ outcome: 'not-given', workingDaysAfterDue: 0 });
  });

  it('has three reply classes and the ten grounds for not filing, in both languages', () => {
    expect(defaultPolicy.classes.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
    expect(defaultPolicy.declineReasons).toHaveLength(10);
    for (const { zh, en } of [...defaultPolicy.classes, ...defaultPolicy.declineReasons])
      expect([/\p{Script=Han}/u.test(zh), /^[\x20-\x7e]+$/.test(en)]).toEqual([true, true]);
  });
});
