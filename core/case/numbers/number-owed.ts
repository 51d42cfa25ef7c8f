import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { takeNumber } from './number-case.ts';
import type { NumberDependencies, WaitsForNumber } from './number-case.ts';

type Which = Pick<WaitsForNumber, 'body' | 'proposalId'>;

/**
 * Takes the numbers that a case and its letters wait for, before anybody is told where it stands: such a wait takes moments, and would be
 * told twice. Answers the case after it.
 * @throws what keeps a number from being taken, `TooMuchContentionError` where its register is too busy; the workflow of whoever waits
 * takes it then, in its own time.
 */
export async function numberOwed(dependencies: NumberDependencies, which: Which, found: FoldedCase): Promise<FoldedCase> {
  const { cases } = dependencies;
  const { body, proposalId } = which;
  const waiting = found.state === undefined ? [] : waitingForNumber(which, found.state);
  for (const one of waiting) {
    const directory = one.share === undefined ? emptyDirectory : await cases.directories.read(body);
    await takeNumber(dependencies, one, { found, directory });
  }
  const known = cases.known(body, proposalId);
  return waiting.length > 0 && known.seq > found.seq ? known : found;
}

function waitingForNumber(which: Which, found: Case): WaitsForNumber[] {
  const letters = assignmentsOf(found).filter(({ status }) => status === 'awaiting-letter-number');
  return [
    ...(found.stage.name === 'awaiting-number' ? [which] : []),
    ...letters.map(({ id, round }) => ({ ...which, share: { assignmentId: id, round } })),
  ];
}
