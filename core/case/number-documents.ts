import type { CommitOf } from '#core/ledger/commit.ts';
import { decideDocument, documentSeries } from './decide-documents.ts';
import { documentKey, documentsOwed } from './documents-owed.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Registers } from '#core/register/registers.ts';
import type { Cases } from './cases.ts';

export interface PaperDependencies {
  readonly cases: Pick<Cases, 'rules' | 'giveAsSystem'>;
  readonly registers: Registers;
}

/**
 * Numbers every paper (催办通知、督办通知) that the case's log calls for and that has none yet. Both writes of each are
 * idempotent by the paper's key, so it may be run again at any point, by several at once: a number taken but not yet
 * written is found again by its owner, and no number is lost.
 * @throws Refusal `TooMuchContentionError` when a register is busier than the retries allow; run it again.
 */
export async function numberDocuments(
  { cases, registers }: PaperDependencies,
  body: string,
  proposalId: string,
  commits: readonly CommitOf<CaseEvent>[],
): Promise<void> {
  const { policy } = await cases.rules(body);
  for (const paper of documentsOwed(commits, policy.timeZoneOffset)) {
    const owner = `${proposalId}.${documentKey(paper)}`;
    const { series } = documentSeries(paper, policy);
    const number = await registers.take({ body, series, owner, policyVersion: policy.version });
    await cases.giveAsSystem(body, proposalId, {
      commandId: `number:${owner}`,
      command: 'take-number',
      decide: (proposal) => decideDocument(proposal, paper, { series, number }, policy),
    });
  }
}
