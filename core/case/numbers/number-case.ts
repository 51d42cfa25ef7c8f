import type * as z from 'zod';
import type { takeNumberStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { decideNumber, numberSeries } from './decide-numbers.ts';
import type { NumberWanted } from './decide-numbers.ts';
import { wakeInFor } from '#core/case/waits/stand-now.ts';
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

/** A case that waits for its number, or for that of a share's letter. */
export interface WaitsForNumber {
  readonly body: string;
  readonly proposalId: string;
  readonly share?: { readonly assignmentId: string; readonly round: number };
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
  const isShare = 'assignmentId' in execution;
  const read = isShare ? await cases.readWithDirectory(body, proposalId) : { found: await cases.read(body, proposalId) };
  const share = isShare ? { share: { assignmentId: execution.assignmentId, round: execution.round } } : {};
  const numbered = await takeNumber(dependencies, { body, proposalId, ...share }, read);
  return { wakeIn: wakeInFor(numbered, whoseOf(execution), await cases.rules(body)) };
}

/** The same for who has read the case: answers it after it. Nothing is taken where nothing waits (any more). */
export async function takeNumber(
  { cases, registers, digest }: NumberDependencies,
  { body, proposalId, share }: WaitsForNumber,
  { found, directory = emptyDirectory }: ReadFor,
): Promise<Case | undefined> {
  const wanted: NumberWanted = share === undefined ? { kind: 'case' } : { kind: 'letter', assignmentId: share.assignmentId };
  const owner = share === undefined ? proposalId : `${proposalId}.${share.assignmentId}.r${share.round}`;
  const rules = await cases.rules(body, found.state?.clocks);
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
