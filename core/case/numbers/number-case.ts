import type * as z from 'zod';
import type { takeNumberStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { decideNumber, numberSeries } from './decide-numbers.ts';
import type { NumberWanted } from './decide-numbers.ts';
import { wakeInFor } from '#core/case/waits/stand-now.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import type { Registers } from '#core/register/registers.ts';
import type { Case } from '#core/case/case.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { whoseOf } from '#core/case/waits/executions.ts';

export interface NumberDependencies {
  readonly cases: Cases;
  readonly registers: Registers;
  /** Of letters, as they are kept. */
  readonly digest: Digest;
}

/** The case as it was read for it, with the directory where a letter's number bears the code of a unit. */
interface ReadFor {
  readonly found: FoldedCase;
  readonly directory?: Directory;
}

/**
 * Takes the case's number, or the number of a share's letter, and writes it on the proposal. Both writes are
 * idempotent, so the step may be run again at any point; a number taken but not yet written is found again by its owner.
 * Answers the time to the next alarm of whom it was for.
 */
export async function numberCase(
  dependencies: NumberDependencies,
  { execution }: z.output<typeof takeNumberStepSchema>,
): Promise<z.input<typeof wakeSchema>> {
  const { cases } = dependencies;
  const { body, proposalId } = execution;
  const read =
    'assignmentId' in execution ? await cases.readWithDirectory(body, proposalId) : { found: await cases.read(body, proposalId) };
  const numbered = await takeNumber(dependencies, execution, read);
  return { wakeIn: wakeInFor(numbered, whoseOf(execution), await cases.rules(body)) };
}

/** The same for who has read the case: answers it after it. Nothing is taken where nothing waits (any more). */
export async function takeNumber(
  { cases, registers, digest }: NumberDependencies,
  execution: Execution,
  { found, directory = emptyDirectory }: ReadFor,
): Promise<Case | undefined> {
  const { body, proposalId } = execution;
  const wanted: NumberWanted = 'assignmentId' in execution ? { kind: 'letter', assignmentId: execution.assignmentId } : { kind: 'case' };
  const owner = 'assignmentId' in execution ? `${proposalId}.${execution.assignmentId}.r${execution.round}` : proposalId;
  const rules = await cases.rules(body);
  const context = { ...rules, actorId: 'system', directory };
  const wants = found.state === undefined ? undefined : numberSeries(found.state, wanted, context);
  if (wants === undefined) return found.state;
  const { series } = wants;
  const number = await registers.take({ body, series, owner, policyVersion: rules.policy.version });
  const { state } = await cases.giveAsSystem(body, proposalId, {
    commandId: `number:${owner}`,
    command: 'take-number',
    found,
    decide: (proposal, at) => decideNumber(proposal, wanted, { series, number }, { ...context, ...at }, digest),
  });
  return state ?? found.state;
}
