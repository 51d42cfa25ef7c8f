import type * as z from 'zod';
import type { takeNumberStepSchema } from '#core/contracts/workflow.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { decideNumber, numberSeries } from '#core/case/decide-numbers.ts';
import type { NumberWanted } from '#core/case/decide-numbers.ts';
import { takeNumber } from '#core/register/take-number.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import type { CaseDesk } from '#functions/platform/case-desk.ts';
import { now } from '#functions/platform/system-clock.ts';

export interface NumberDependencies {
  readonly desk: CaseDesk;
  /** Registers grow all year; a warm function reads only their tail. */
  readonly registers: Ledger;
}

/**
 * Takes the case's number, or the number of a share's letter, and writes it on the proposal. Both writes are
 * idempotent, so the step may be run again at any point; a number taken but not yet written is found again by its owner.
 */
export async function numberCase(
  { desk, registers }: NumberDependencies,
  { execution }: z.output<typeof takeNumberStepSchema>,
): Promise<Record<string, never>> {
  const { body, proposalId } = execution;
  const wanted: NumberWanted = 'assignmentId' in execution ? { kind: 'letter', assignmentId: execution.assignmentId } : { kind: 'case' };
  const owner = 'assignmentId' in execution ? `${proposalId}.${execution.assignmentId}.r${execution.round}` : proposalId;
  const context = await desk.context(body, 'system');
  const { state } = await desk.read(body, proposalId);
  const wants = state === undefined ? undefined : numberSeries(state, wanted, context);
  if (wants === undefined) return {};
  const { series } = wants;
  const number = await takeNumber(
    { body, series, owner, policyVersion: context.policy.version },
    { ledger: registers, digest: sha256, now },
  );
  await desk.appendAsSystem(body, proposalId, {
    commandId: `number:${owner}`,
    command: 'take-number',
    decide: (proposal) => decideNumber(proposal, wanted, { series, number }, context),
  });
  return {};
}
