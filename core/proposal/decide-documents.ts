import { localDate } from '#core/calendar/calendar-date.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { TakenNumber } from './decide-numbers.ts';
import { paperKey } from './papers-owed.ts';
import type { Paper } from './papers-owed.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/**
 * The series a paper's number comes from, and its printed form. The series is named by what is printed around the number:
 * kinds that share a pattern share the register too, so that no two papers bear one number.
 */
export function paperSeries({ kind, at }: Paper, policy: Policy): { series: string; print: (n: number) => string } {
  const year = localDate(at, policy.timeZoneOffset).slice(0, 4);
  const code = policy.documentNumber[kind].pattern.replaceAll('{year}', year);
  return { series: `paper.${code}`, print: (n) => code.replaceAll('{n}', String(n)) };
}

/** Writes a taken number on the clock the paper is about; nothing when it is there already. */
export function decideDocument(proposal: Proposal, paper: Paper, taken: TakenNumber, policy: Policy): ProposalEvent[] {
  const { kind, clockId, dueOn, rule } = paper;
  const clock = proposal.clocks.find(({ id }) => id === clockId);
  if (clock === undefined || clock.documents.some((document) => paperKey({ clockId, ...document }) === paperKey(paper))) return [];
  return [
    { type: 'DocumentNumbered', clockId, rule, dueOn, document: kind, ...taken, text: paperSeries(paper, policy).print(taken.number) },
  ];
}
