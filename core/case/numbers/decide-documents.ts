import { localDate } from '#core/calendar/calendar-date.ts';
import { issuerCode } from '#core/policy/issuers.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { TakenNumber } from './decide-numbers.ts';
import { documentKey } from './documents-owed.ts';
import type { OwedDocument } from './documents-owed.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/**
 * The series a document's number comes from, and its printed form. The series is named by what is printed around the number:
 * kinds that share a pattern share the register too, so that no two documents bear one number.
 */
export function documentSeries(
  { kind, at, issuing = 'office' }: OwedDocument,
  policy: Policy,
): { series: string; print: (n: number | string) => string } {
  const year = localDate(at, policy.timeZoneOffset).slice(0, 4);
  const code = `${issuerCode(issuing, policy)}${policy.documentNumber[kind].pattern.replaceAll('{year}', year)}`;
  return { series: `paper.${code}`, print: (n) => code.replaceAll('{n}', String(n)) };
}

/** Writes a taken number on the clock the document is about; nothing when it is there already. */
export function decideDocument(proposal: Case, owed: OwedDocument, taken: TakenNumber, policy: Policy): CaseEvent[] {
  const { kind, clockId, dueOn, rule } = owed;
  const clock = proposal.clocks.find(({ id }) => id === clockId);
  if (clock === undefined || clock.documents.some((document) => documentKey({ clockId, ...document }) === documentKey(owed))) return [];
  return [
    { type: 'DocumentNumbered', clockId, rule, dueOn, document: kind, ...taken, text: documentSeries(owed, policy).print(taken.number) },
  ];
}
