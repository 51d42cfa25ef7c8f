import { beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { assignmentStatuses, stages } from '#core/case/stages.ts';
import { alarmsDue } from '#core/clock/alarms.ts';
import { lightOf } from '#core/clock/light.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { registerKey } from '#core/ledger/keys.ts';
import { fold } from '#core/ledger/log-kind.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { RehearsedCase } from '#core/rehearsal/rehearse.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { aRehearsal } from '#test/support/seeded-body.ts';
import { sha256 } from '#test/support/sha256.ts';

const six = aRehearsal({ cases: 600 });
let cases: RehearsedCase[] = [];
let registers: Commit[] = [];

beforeAll(() => {
  const body = rehearse(six);
  cases = [...body.cases()];
  registers = [...body.registers()];
});

const states = () => cases.map(({ commits }) => commits.at(-1)!.state);
const stored = ({ commits }: RehearsedCase): Commit[] => commits.map(({ state: _state, ...commit }) => commitSchema.parse(commit));
const bytes = (changes = {}): string => {
  const body = rehearse(aRehearsal({ cases: 20, ...changes }));
  return JSON.stringify([[...body.cases()], [...body.registers()]]);
};
const stageCounts = (some: readonly RehearsedCase[]) =>
  Object.fromEntries(stages.map((stage) => [stage, some.filter(({ commits }) => commits.at(-1)?.state.stage.name === stage).length]));

describe('a rehearsed body', () => {
  it('is the same byte for byte from the same seed, and another from another', () => {
    expect(bytes()).toBe(bytes());
    expect(bytes({ seed: 2 })).not.toBe(bytes());
  });

  it('holds every stage that lasts', () => {
    expect(stageCounts(cases)).toEqual({
      draft: 10,
      'in-review': 26,
      'in-revision': 12,
      'awaiting-number': 0,
      'awaiting-dispatch': 24,
      merged: 0,
      'in-handling': 180,
      'awaiting-feedback': 38,
      'in-consultation': 12,
      closed: 262,
      declined: 22,
      withdrawn: 14,
    });
  });

  it.each([
    { seed: 7, now: '2026-06-11T02:00:00.000Z' },
    { seed: 8, now: '2027-01-10T14:00:00.000Z' },
  ])('holds them in the same shares from another seed on another day: %o', (changes) => {
    const half = stageCounts([...rehearse({ ...six, ...changes, cases: 300 }).cases()]);
    expect(Object.fromEntries(Object.entries(half).map(([stage, count]) => [stage, count * 2]))).toEqual(stageCounts(cases));
  });

  it('holds every status of an assignment that lasts', () => {
    const found = new Set(states().flatMap((state) => assignmentsOf(state).map(({ status }) => status)));
    expect([...found].sort()).toEqual(assignmentStatuses.filter((status) => status !== 'awaiting-letter-number').toSorted());
  });

  it('holds cases closed in every way, red ones, and some on a leader’s desk', () => {
    const outcomes = states().flatMap(({ stage }) => (stage.name === 'closed' ? [stage.outcome] : []));
    expect([...new Set(outcomes)].sort()).toEqual(['basically-satisfied', 'consulted', 'no-feedback', 'satisfied']);
    const red = states().filter(({ clocks }) => clocks.some((clock) => lightOf(clock, six.now) === 'red'));
    expect(red.length).toBeGreaterThan(40);
    expect(states().filter(({ desk }) => desk !== null).length).toBeGreaterThan(20);
    expect(states().filter((state) => 'round' in state && state.round === 2).length).toBeGreaterThan(5);
  });

  it('has sounded every alarm that was due, and owes no number', () => {
    const before = new Date(Date.parse(six.now) - 2000).toISOString();
    const due = states().flatMap(({ clocks }) => clocks.flatMap((clock) => alarmsDue(clock, before, defaultPolicy, chinaCalendar)));
    expect(due).toEqual([]);
  });
});

describe('a rehearsed log', () => {
  it('replays to the same case, in a chain without fault', () => {
    for (const one of cases) {
      expect(findChainFault(stored(one), sha256)).toBeUndefined();
      expect(fold(caseLog(one.proposalId), stored(one)).state).toEqual(one.commits.at(-1)?.state);
    }
  });

  it('goes forward in time and ends before now; people act in their working hours', () => {
    for (const { commits } of cases) {
      for (const [index, { at, actor, command }] of commits.entries()) {
        expect(at >= (commits[index - 1]?.at ?? '') && at <= six.now, at).toBe(true);
        if (actor.personId === 'system') continue;
        expect(isWorkingDay(chinaCalendar, localDate(at, 480)), `${command} ${at}`).toBe(true);
        const hour = (Date.parse(at) / 3_600_000 + 8) % 24;
        expect(hour >= 8.5 && hour <= 17.5, `${command} ${at}`).toBe(true);
      }
    }
  });

  it('has commits that the product takes for its own: a command given again answers what it did then', async () => {
    const one = cases.find(({ commits }) => commits.some(({ command }) => command === 'file'))!;
    const ledger = new MemoryLedger();
    for (const commit of stored(one)) await ledger.append(commit);
    const file = one.commits.find(({ command }) => command === 'file')!;
    const { repeated, version } = await ledgerCases({ ledger, digest: sha256, now: () => six.now }).give(six.body, one.proposalId, {
      commandId: file.commandId,
      command: 'file',
      request: canonicalJson({ command: 'file', payload: {} }),
      decide: () => expect.unreachable('it was given before'),
    });
    expect({ repeated, version }).toEqual({ repeated: true, version: file.seq });
  });
});

const taken = () =>
  cases.flatMap(({ proposalId, commits }) =>
    commits.flatMap(({ commandId, at, events }) =>
      events.flatMap((event) =>
        'series' in event
          ? [{ proposalId, owner: commandId.slice('number:'.length), at, series: event.series, number: event.number, text: event.text }]
          : [],
      ),
    ),
  );

const sorted = <T extends { readonly pk: string; readonly number: number }>(some: readonly T[]): T[] =>
  some.toSorted((a, b) => (a.pk === b.pk ? a.number - b.number : a.pk < b.pk ? -1 : 1));

describe('numbers of a rehearsed body', () => {
  it('come from registers without gaps or faults, each written on the one case that took it', () => {
    const logs = Map.groupBy(registers, ({ pk }) => pk);
    for (const log of logs.values()) expect(findChainFault(log, sha256)).toBeUndefined();
    const inRegisters = registers.map(({ pk, seq, commandId, at }) => ({ pk, number: seq, owner: commandId.slice('take:'.length), at }));
    const onCases = taken().map(({ series, number, owner, at }) => ({ pk: registerKey(six.body, series), number, owner, at }));
    expect(sorted(onCases)).toEqual(sorted(inRegisters));
  });

  it('are of cases, letters and both papers, and rise with the instants they were taken at', () => {
    const kinds = new Set(taken().map(({ series }) => series.replace(/\..*提案(.).*/u, '.$1').replace(/^(case|letter)\..*/u, '$1')));
    expect([...kinds].sort()).toEqual(['case', 'letter', 'paper.催', 'paper.督']);
    for (const own of Map.groupBy(taken(), ({ series }) => series).values()) {
      const byNumber = own.toSorted((a, b) => a.number - b.number);
      expect(byNumber.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort());
    }
  });

  it('go on where the rehearsal left off', async () => {
    const ledger = new MemoryLedger();
    const series = 'case.6-1';
    const own = registers.filter(({ pk }) => pk === registerKey(six.body, series));
    for (const commit of own) await ledger.append(commit);
    const registersThen = ledgerRegisters({ ledger, digest: sha256, now: () => six.now });
    const first = own[0]!.commandId.slice('take:'.length);
    const take = (owner: string) => registersThen.take({ body: six.body, series, owner, policyVersion: 'default-3' });
    expect([await take('another'), await take(first)]).toEqual([own.length + 1, 1]);
  });
});

describe('a rehearsal', () => {
  it.each([
    ['no session opened long enough ago', { now: '2026-06-01T02:00:00.000Z' }, 'RehearsalTooShortError'],
    ['the directory is empty', { directory: { ...aDirectory(), people: emptyDirectory.people } }, 'CastMissingError'],
    ['there is nobody in two of three units', { directory: aDirectory({ 'parks-clerk': { active: false } }) }, 'CastMissingError'],
  ])('is refused where %s', (_why, changes, name) => {
    expect(() => rehearse(aRehearsal(changes))).toThrow(expect.objectContaining({ name }));
  });
});
