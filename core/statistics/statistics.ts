import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Light } from '#core/clock/light.ts';
import { lightOf } from '#core/clock/light.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { recordOf } from '#core/contracts/record-of.ts';
import { averageDays } from './average-days.ts';
import { judgements } from './case-figures.ts';
import type { CaseFigures, Judgement, Waits } from './case-figures.ts';
import { keyCaseStatistics } from './key-case-statistics.ts';
import type { KeyCaseStatistics } from './key-case-statistics.ts';
import { unitStatistics } from './unit-statistics.ts';
import type { UnitStatistics } from './unit-statistics.ts';

type Judged = Readonly<Record<Judgement, number>>;

/** How clocks of one kind ended, and how many days they took on the average; no average where none was ended by its holder. */
interface StepStatistics extends Omit<Waits, 'seconds'> {
  readonly days?: number;
}

/** A session in figures. */
export interface Statistics {
  readonly submitted: number;
  readonly filed: number;
  readonly declined: number;
  readonly withdrawn: number;
  readonly closed: number;
  /** Cases on which a redo round was opened. */
  readonly redone: number;
  readonly stages: Readonly<Record<Stage, number>>;
  readonly lights: Readonly<Record<Light, number>>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  readonly classes: ReadonlyMap<string, number>;
  /** Of the rounds judged last, attitude and result apart; late judgements among them. */
  readonly attitude: Judged;
  readonly result: Judged;
  readonly judgedLate: number;
  readonly steps: readonly StepStatistics[];
  readonly units: readonly UnitStatistics[];
  readonly keyCases: readonly KeyCaseStatistics[];
}

/** Sums up the figures of cases as they are at an instant. */
export function statisticsOf(cases: readonly CaseFigures[], now: string): Statistics {
  const count = (fits: (one: CaseFigures) => boolean): number => cases.filter(fits).length;
  const judged = cases.flatMap(({ judged: one }) => one ?? []);
  return {
    submitted: cases.length,
    filed: count(({ filed }) => filed),
    declined: count(({ stage }) => stage === 'declined'),
    withdrawn: count(({ stage }) => stage === 'withdrawn'),
    closed: count(({ stage }) => stage === 'closed'),
    redone: count(({ rounds }) => rounds > 0),
    stages: countOf(stages, cases, ({ stage }) => stage),
    lights: countOf(['red', 'yellow', 'green', 'grey'], cases, (one) => lightNow(one, now)),
    kinds: tally(cases.map(({ kind }) => kind)),
    reasons: tally(cases.flatMap(({ reasonCode }) => reasonCode ?? [])),
    classes: tally(cases.flatMap(({ class: replyClass }) => replyClass ?? [])),
    attitude: countOf(judgements, judged, ({ attitude }) => attitude),
    result: countOf(judgements, judged, ({ result }) => result),
    judgedLate: judged.filter(({ late }) => late).length,
    steps: stepStatistics(cases),
    units: unitStatistics(cases, now),
    keyCases: keyCaseStatistics(cases),
  };
}

/** As lists show it: a case is as late as the latest of its clocks. */
function lightNow({ yellowAt, dueAt }: CaseFigures, now: string): Light {
  return lightOf(dueAt === undefined || yellowAt === undefined ? undefined : { dueAt, yellowAt }, now);
}

function stepStatistics(cases: readonly CaseFigures[]): StepStatistics[] {
  const sums = new Map<Waits['kind'], { met: number; late: number; silence: number; seconds: number }>();
  for (const { waits } of cases) {
    for (const { kind, met, late, silence, seconds } of waits) {
      const sum = sums.get(kind);
      if (sum === undefined) {
        sums.set(kind, { met, late, silence, seconds });
        continue;
      }
      sum.met += met;
      sum.late += late;
      sum.silence += silence;
      sum.seconds += seconds;
    }
  }
  return clockKinds.flatMap((kind) => {
    const { seconds, ...sum } = sums.get(kind) ?? { seconds: undefined, met: 0, late: 0, silence: 0 };
    return seconds === undefined ? [] : [{ kind, ...sum, ...averageDays(seconds, sum.met + sum.late) }];
  });
}

/** How many of each, those that there are none of too. */
function countOf<K extends string, T>(keys: readonly K[], things: readonly T[], keyOf: (thing: T) => K): Readonly<Record<K, number>> {
  const counted = tally(things.map(keyOf));
  return recordOf(keys, (key) => counted.get(key) ?? 0);
}

/** How many of each, the most frequent first. */
function tally<K extends string>(keys: readonly K[]): ReadonlyMap<K, number> {
  const found = new Map<K, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return new Map([...found].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1)));
}
