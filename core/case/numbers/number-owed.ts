import { Refusal } from '#core/errors/refusal.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import { takeNumber } from './number-case.ts';
import type { NumberDependencies } from './number-case.ts';
import { numberCorrections } from './number-corrections.ts';

type Which = Pick<Execution, 'body' | 'proposalId'>;

/**
 * Takes the numbers that a case, its letters and its correcting letters wait for, before anybody is told where it stands: what a number
 * is waited for takes moments only, and would be told twice. Answers the case after it. Where the register is too busy the case stays as
 * it was, and the workflow of whoever waits takes the number in its own time; a correcting letter has none.
 * @throws Refusal `TooMuchContentionError` when the register of correcting letters is too busy; run it again.
 */
export async function numberOwed(dependencies: NumberDependencies, which: Which, found: FoldedCase): Promise<FoldedCase> {
  const { cases } = dependencies;
  const { body, proposalId } = which;
  if (found.state === undefined) return found;
  const waiting = waitingForNumber(which, found.state);
  for (const execution of waiting) {
    const directory = 'assignmentId' in execution ? await cases.directories.read(body) : emptyDirectory;
    await unlessBusy(takeNumber(dependencies, execution, { found, directory }));
  }
  await numberCorrections(dependencies, which, found.state);
  const known = cases.known(body, proposalId);
  return known.seq > found.seq ? known : found;
}

/** The executions whose case or letter waits for a number. */
function waitingForNumber({ body, proposalId }: Which, found: Case): Execution[] {
  const ofCase = { body, proposalId, epoch: 1 };
  const letters = assignmentsOf(found).filter(({ status }) => status === 'awaiting-letter-number');
  return [
    ...(found.stage.name === 'awaiting-number' ? [ofCase] : []),
    ...letters.map(({ id, round }) => ({ ...ofCase, assignmentId: id, round })),
  ];
}

async function unlessBusy(numbering: Promise<unknown>): Promise<void> {
  try {
    await numbering;
  } catch (error) {
    if (!(error instanceof Refusal) || error.name !== 'TooMuchContentionError') throw error;
  }
}
