import { localDate } from '#core/calendar/calendar-date.ts';
import { clockOpened, ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { letterOfShare } from '#core/letters/letter-of-share.ts';
import { sealOf } from '#core/letters/seal-letter.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** What waits for a number: the case itself, or the letter of one assignment. */
export type NumberWanted = { readonly kind: 'case' } | { readonly kind: 'letter'; readonly assignmentId: string };

/** A number out of a register, with its printed form. */
export interface TakenNumber {
  readonly series: string;
  readonly number: number;
}

/** The series the number comes from, and its printed form; `undefined` when nothing waits for one (any more). */
export function numberSeries(
  proposal: Case,
  wanted: NumberWanted,
  context: DecideContext,
): { series: string; print: (n: number) => string } | undefined {
  const { policy, directory, now } = ruledBy(context, proposal);
  if (wanted.kind === 'case') {
    if (proposal.stage.name !== 'awaiting-number') return undefined;
    const { session } = proposal.content;
    return { series: `case.${session}`, print: (n) => printCaseNumber(policy, session, n) };
  }
  const assignment = assignmentsOf(proposal).find(({ id }) => id === wanted.assignmentId);
  if (assignment?.status !== 'awaiting-letter-number') return undefined;
  const { role, unitId, replies, opinionAt } = assignment;
  return letterSeries({ role, unitId }, (role === 'lead' ? replies.at(-1)?.issuedAt : opinionAt) ?? now, { policy, directory });
}

/** The register of a unit's letters of the year: replies and what corrects them, or co-handlers' opinions. */
export function letterSeries(
  { role, unitId }: Pick<Assignment, 'role' | 'unitId'>,
  at: string,
  { policy, directory }: Pick<DecideContext, 'policy' | 'directory'>,
): { series: string; print: (n: number) => string } {
  const isReply = role === 'lead';
  const year = localDate(at, policy.timeZoneOffset).slice(0, 4);
  const unit = directory.units.get(unitId)?.letterCode ?? unitId;
  const { pattern } = isReply ? policy.letterNumber : (policy.letters?.opinionNumber ?? policy.letterNumber);
  // By the code that is printed: units that share one, or pass it on, must not print one number twice.
  return { series: `${isReply ? 'letter' : 'opinion'}.${unit}.${year}`, print: (n) => fill(pattern, { n: String(n), unit, year }) };
}

/**
 * Writes a taken number on the proposal; nothing when it is there already. A letter's number sends it: the member may judge. Where the
 * policy says how letters are made, the letter is kept with its number as it goes out.
 */
export function decideNumber(
  proposal: Case,
  wanted: NumberWanted,
  taken: TakenNumber,
  inForce: DecideContext,
  digest: Digest,
): CaseEvent[] {
  const context = ruledBy(inForce, proposal);
  const wants = numberSeries(proposal, wanted, context);
  if (wants === undefined) return [];
  const numbered = { ...taken, text: wants.print(taken.number) };
  if (wanted.kind === 'case') return [{ type: 'CaseNumberAssigned', ...numbered }];
  const { assignmentId } = wanted;
  const sealed = sealedNow(proposal, assignmentId, numbered.text, context, digest);
  const isOpinion = assignmentsOf(proposal).some(({ id, role }) => id === assignmentId && role === 'co-handler');
  if (isOpinion) return sealed.map((seal) => ({ type: 'OpinionNumbered', assignmentId, ...numbered, ...seal }));
  return [
    { type: 'LetterNumberAssigned', assignmentId, ...numbered },
    clockOpened(proposal, { kind: 'feedback', rule: context.policy.clocks.feedback }, context),
    ...sealed.map((seal) => ({ type: 'LetterSealed' as const, assignmentId, number: numbered.text, ...seal })),
  ];
}

/** The letter that goes out with that number; none where the policy says nothing of letters. */
function sealedNow(proposal: Case, assignmentId: string, number: string, context: DecideContext, digest: Digest) {
  const assignment = assignmentsOf(proposal).find(({ id }) => id === assignmentId);
  const { policy, now } = context;
  if (assignment === undefined || !isNumbered(proposal) || policy.letters === undefined) return [];
  const { role, round, replies, opinionAt } = assignment;
  const on = localDate((role === 'lead' ? replies.at(-1)?.issuedAt : opinionAt) ?? now, policy.timeZoneOffset);
  const { letter } = letterOfShare({ found: proposal, assignment, issued: { number, on } }, context);
  return [{ round, on, letter, ...sealOf(letter, digest) }];
}

/** A case's number as the policy has it printed. */
export function printCaseNumber({ caseNumber }: Pick<Policy, 'caseNumber'>, session: string, n: number): string {
  return fill(caseNumber.pattern, { n: String(n), session });
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
