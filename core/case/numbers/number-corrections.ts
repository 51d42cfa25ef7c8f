import { isOpen } from '#core/clock/clock.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { correctionOfShare, dayCorrected } from '#core/letters/correction-of-share.ts';
import { sealOf } from '#core/letters/seal-letter.ts';
import { forbiddenBy, publishedNow } from '#core/publication/may-publish.ts';
import type { Publication } from '#core/publication/publication.ts';
import type { Registers } from '#core/register/registers.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import type { Assignment, Correction } from '#core/case/assignment.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { correctionUnderWay } from '#core/case/clearance/corrections.ts';
import { deadlineMoved } from '#core/case/waits/deadline-moved.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import type { Rules } from '#core/case/decide-context.ts';
import { letterSeries } from './decide-numbers.ts';
import type { TakenNumber } from './decide-numbers.ts';

export interface CorrectionNumbering {
  readonly cases: Pick<Cases, 'rules' | 'readWithDirectory' | 'giveAsSystem'>;
  readonly registers: Registers;
  /** Of letters, as they are kept. */
  readonly digest: Digest;
}

/** A correcting letter that was signed and has no number yet. */
interface Owed {
  readonly assignment: Assignment;
  readonly correction: Correction;
  /** One owner of a number for ever: the n-th correction of a share. */
  readonly nth: number;
}

/** Correcting letters that wait for their number. */
function correctionsOwed(found: Case): Owed[] {
  return assignmentsOf(found).flatMap((assignment) => {
    const correction = correctionUnderWay(assignment);
    return correction === undefined ? [] : [{ assignment, correction, nth: (assignment.corrections ?? []).indexOf(correction) + 1 }];
  });
}

/**
 * Takes the numbers that correcting letters wait for out of the units' registers, and seals the letters. Both writes are idempotent by
 * the correction, so it may be run again at any point and by several at once: there is one number and one letter, and no gap.
 * @throws Refusal `TooMuchContentionError` when a register is busier than the retries allow; run it again.
 */
export async function numberCorrections(
  { cases, registers, digest }: CorrectionNumbering,
  { body, proposalId }: { readonly body: string; readonly proposalId: string },
  found: Case,
): Promise<void> {
  const owed = correctionsOwed(found);
  if (owed.length === 0) return;
  const { directory } = await cases.readWithDirectory(body, proposalId);
  const { policy, ...inForce } = ruledBy(await cases.rules(body, found.clocks), found);
  for (const { assignment, correction, nth } of owed) {
    const owner = `${proposalId}.${assignment.id}.c${nth}`;
    const { series } = letterSeries(assignment, correction.signedAt, { policy, directory });
    const number = await registers.take({ body, series, owner, policyVersion: policy.version });
    await cases.giveAsSystem(body, proposalId, {
      commandId: `number:${owner}`,
      command: 'take-number',
      decide: (state, at) =>
        decideCorrection(state, assignment.id, { series, number }, { ...ruledBy({ ...inForce, ...at }, state), directory }, digest),
    });
  }
}

/**
 * Writes a taken number on the correcting letter of a share, which goes out with it; nothing where none waits. Where the member has still
 * to judge, the days for it are counted from the letter that is right.
 */
export function decideCorrection(
  found: Case,
  assignmentId: string,
  taken: TakenNumber,
  context: Rules & { readonly directory: Directory },
  digest: Digest,
): CaseEvent[] {
  const owed = correctionsOwed(found).find(({ assignment }) => assignment.id === assignmentId);
  if (owed === undefined || !isNumbered(found)) return [];
  const { assignment, correction } = owed;
  const { policy } = context;
  const text = letterSeries(assignment, correction.signedAt, context).print(taken.number);
  const on = localDate(correction.signedAt, policy.timeZoneOffset);
  const letter = correctionOfShare({ found, assignment, correction, issued: { number: text, on } }, context);
  const { round, corrects, class: mark } = correction;
  const judging = found.clocks.find((clock) => clock.kind === 'feedback' && isOpen(clock));
  const published = forbiddenBy(found, { letter }) === undefined ? undefined : publishedNow(assignment);
  return [
    {
      type: 'CorrectionNumbered',
      assignmentId,
      corrects,
      correctsOn: dayCorrected(assignment, correction, context),
      class: mark,
      ...taken,
      text,
      round,
      on,
      letter,
      ...sealOf(letter, digest),
    },
    // Its page is down with the same read; whoever copied it is told.
    ...(published === undefined ? [] : [withdrawnBy(published, { assignmentId, correctedBy: text })]),
    ...(judging === undefined ? [] : [deadlineMoved(judging, { rule: policy.clocks.feedback, cause: 'reply-corrected' }, context)]),
  ];
}

const withdrawnBy = (
  { number }: Publication,
  by: Pick<EventOf<'PublicationWithdrawn'>, 'assignmentId' | 'correctedBy'>,
): EventOf<'PublicationWithdrawn'> => ({ type: 'PublicationWithdrawn', number, ...by });
