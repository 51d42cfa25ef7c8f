import type * as z from 'zod';
import type { takeNumberStepSchema } from '#core/contracts/workflow.ts';
import { decideNumber, numberSeries } from '#core/case/decide-numbers.ts';
import type { NumberWanted } from '#core/case/decide-numbers.ts';
import type { Registers } from '#core/register/registers.ts';
import type { Cases } from '#core/case/cases.ts';

export interface NumberDependencies {
  readonly cases: Cases;
  readonly registers: Registers;
}

/**
 * Takes the case's number, or the number of a share's letter, and writes it on the proposal. Both writes are
 * idempotent, so the step may be run again at any point; a number taken but not yet written is found again by its owner.
 */
export async function numberCase(
  { cases, registers }: NumberDependencies,
  { execution }: z.output<typeof takeNumberStepSchema>,
): Promise<Record<string, never>> {
  const { body, proposalId } = execution;
  const wanted: NumberWanted = 'assignmentId' in execution ? { kind: 'letter', assignmentId: execution.assignmentId } : { kind: 'case' };
  const owner = 'assignmentId' in execution ? `${proposalId}.${execution.assignmentId}.r${execution.round}` : proposalId;
  const [{ found, directory }, rules] = await Promise.all([cases.readWithDirectory(body, proposalId), cases.rules(body)]);
  const context = { ...rules, actorId: 'system', directory };
  const wants = found.state === undefined ? undefined : numberSeries(found.state, wanted, context);
  if (wants === undefined) return {};
  const { series } = wants;
  const number = await registers.take({ body, series, owner, policyVersion: rules.policy.version });
  await cases.giveAsSystem(body, proposalId, {
    commandId: `number:${owner}`,
    command: 'take-number',
    found,
    decide: (proposal, at) => decideNumber(proposal, wanted, { series, number }, { ...context, ...at }),
  });
  return {};
}
