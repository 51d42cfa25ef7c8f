import type { Term } from '#core/contracts/term.ts';
import type { Policy } from './policy.ts';

/** A reason for declining as it is told: with the clause it rests on, where the policy names one. */
export function reasonTerm({ zh, en, clause }: Policy['declineReasons'][number]): Term {
  return clause === undefined ? { zh, en } : { zh: `${zh}（${clause.zh}）`, en: `${en} (${clause.en})` };
}

/** The same by its code; one that the rules in force no longer know stands for itself. */
export function reasonOf({ declineReasons }: Pick<Policy, 'declineReasons'>, reasonCode: string): Term {
  const known = declineReasons.find(({ code }) => code === reasonCode);
  return known === undefined ? { zh: reasonCode, en: reasonCode } : reasonTerm(known);
}
