import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema, silencesOf } from '#core/policy/policy.ts';
import type { SilenceOutcome } from '#core/steps/clocks.ts';

function faultsOf(changes: object): string[] {
  const { error } = policySchema.safeParse({ ...defaultPolicy, ...changes });
  return (error?.issues ?? []).map(({ path, message, code }) => `${path.join('.')} ${code === 'custom' ? message : code}`);
}

const { clocks, reminders, silence } = defaultPolicy;
const { ladder } = reminders;
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

  const reply = ladder.reply;
  it.each([
    ['a ladder without a clock', { ladder: { ...ladder, reply: undefined } }, ['ladder.reply invalid_type']],
    ['a ladder of an unknown clock', { ladder: { ...ladder, lunch: reply } }, ['ladder unrecognized_keys']],
    ['a day before named twice', { ladder: { ...ladder, reply: { ...reply, before: [3, 3] } } }, ['ladder.reply.before rung-twice']],
    [
      'an office told before the unit’s leader',
      { ladder: { ...ladder, reply: { ...reply, unitLeaderAfter: 2 } } },
      ['ladder.reply.officeAfter office-before-unit-leader'],
    ],
    [
      'a leader told before the office',
      { ladder: { ...ladder, reply: { ...reply, officeAfter: 6 } } },
      ['ladder.reply.leaderAfter leader-before-office'],
    ],
    [
      'a leader told with the office',
      { ladder: { ...ladder, reply: { ...reply, officeAfter: 5 } } },
      ['ladder.reply.leaderAfter leader-before-office'],
    ],
    ['a morning that begins too late', { atHour: 23, untilHour: 24 }, ['atHour too_big']],
    ['alarms that gather from the day before', { atHour: 3.5, gatherMinutes: 211 }, ['gatherMinutes gathered-before-midnight']],
    ['mails that end before they begin', { untilHour: 8 }, ['untilHour mails-end-before-they-begin']],
    ['mails that end when they begin', { untilHour: 9, spreadMinutes: 0 }, ['untilHour mails-end-before-they-begin']],
    ['a morning that outlasts the day’s mails', { untilHour: 10, spreadMinutes: 61 }, ['spreadMinutes morning-too-long']],
    ['a morning that passes midnight', { atHour: 22, untilHour: 24, spreadMinutes: 121 }, ['spreadMinutes morning-too-long']],
    ['no mail a day', { mailsPerDay: 0 }, ['mailsPerDay too_small']],
    [
      'quiet days that end before they begin',
      { quietDays: [{ from: '2026-03-02', to: '2026-03-01' }] },
      ['quietDays.0.to quiet-span-reversed'],
    ],
    ['more than a month of quiet days', { quietDays: [{ from: '2026-03-01', to: '2026-04-01' }] }, ['quietDays.0.to quiet-span-too-long']],
    ['a quiet day that does not exist', { quietDays: [{ from: '2026-02-29', to: '2026-03-01' }] }, ['quietDays.0.from invalid_format']],
  ])('is refused for reminders with %s', (_, changes, faults) => {
    expect(faultsOf({ reminders: { ...reminders, ...changes } })).toEqual(faults.map((fault) => `reminders.${fault}`));
  });

  it.each([
    [
      'the office told with the unit’s leader, the leader a day later',
      { ladder: { ...ladder, reply: { ...reply, unitLeaderAfter: 4, officeAfter: 4 } } },
    ],
    ['alarms gathered from midnight on', { atHour: 4, gatherMinutes: 240 }],
    ['a morning that lasts until mails end', { untilHour: 10, spreadMinutes: 60 }],
    [
      'a quiet day, and a quiet month',
      {
        quietDays: [
          { from: '2026-03-02', to: '2026-03-02' },
          { from: '2026-07-01', to: '2026-07-31' },
        ],
      },
    ],
    ['no reminder before the due day', { ladder: { ...ladder, reply: { ...reply, before: [] } } }],
  ])('is taken with %s', (_, changes) => {
    expect(faultsOf({ reminders: { ...reminders, ...changes } })).toEqual([]);
  });

  it.each(clockKinds)('lets the silence of a %s clock lead only where the rules know', (kind) => {
    for (const outcome of outcomes) {
      const legal = silencesOf(kind).includes(outcome);
      const faults = faultsOf({ silence: { ...silence, [kind]: { outcome, workingDaysAfterDue: 0 } } });
      expect([outcome, faults]).toEqual([outcome, legal ? [] : [`silence.${kind} silence-not-legal`]]);
    }
  });

  it('may always leave a case on the leader’s desk', () => {
    for (const kind of clockKinds) expect(silencesOf(kind)).toContain('never');
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

  it.each([
    ['review', [3, 1]],
    ['revision', [3, 1]],
    ['dispatch', [3, 1]],
    ['sign-for', [1]],
    ['return-decision', [1]],
    ['opinion', [5, 1]],
    ['reply', [10, 3]],
    ['feedback', [5, 1]],
    ['consultation', [5, 1]],
  ] as const)('reminds of %s %j working days before; unit leader and office at day 1, the supervising leader at day 5', (kind, before) => {
    const rungs = { before, unitLeaderAfter: 1, officeAfter: 1, leaderAfter: 5 };
    expect(ladder[kind]).toEqual(kind === 'feedback' ? { ...rungs, forewarn: 3 } : rungs);
  });

  it('presses once after the due day, then lists each Monday and goes upwards each month; at nine, twice a day at most', () => {
    const { ladder: _, ...rest } = reminders;
    expect(rest).toEqual({
      dailyAfter: 1,
      thenEvery: 5,
      listOn: 1,
      upwardsEvery: 1,
      atHour: 9,
      gatherMinutes: 60,
      spreadMinutes: 30,
      untilHour: 18,
      promptMinutes: 10,
      mailsPerDay: 2,
      quietDays: [],
    });
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
