import type { CaseFigures, Judgement } from './case-figures.ts';

/** The key cases (重点提案) of a level in figures. */
export interface KeyCaseStatistics {
  /** A code of the policy; empty where it has no levels. */
  readonly level: string;
  readonly cases: number;
  readonly answered: number;
  /** Of those that were answered: never late, in no round. */
  readonly inTime: number;
  /** By the result that was judged last. */
  readonly result: Readonly<Record<Judgement, number>>;
}

/** By level, those with most cases first; none where nothing was marked. */
export function keyCaseStatistics(cases: readonly CaseFigures[]): KeyCaseStatistics[] {
  const marked = cases.filter(({ keyLevel }) => keyLevel !== undefined);
  return [...Map.groupBy(marked, ({ keyLevel = '' }) => keyLevel)]
    .map(([level, own]) => levelOf(level, own))
    .sort((a, b) => b.cases - a.cases || (a.level < b.level ? -1 : 1));
}

function levelOf(level: string, own: readonly CaseFigures[]): KeyCaseStatistics {
  const answered = own.filter((one) => one.class !== undefined);
  const judgedAs = (judgement: Judgement): number => own.filter(({ judged }) => judged?.result === judgement).length;
  return {
    level,
    cases: own.length,
    answered: answered.length,
    inTime: answered.filter(({ waits }) => waits.every(({ kind, late, silence }) => kind !== 'reply' || late + silence === 0)).length,
    result: { satisfied: judgedAs('satisfied'), basically: judgedAs('basically'), not: judgedAs('not') },
  };
}
