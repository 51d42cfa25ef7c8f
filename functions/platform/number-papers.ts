import type { CommitOf } from '#core/ledger/commit.ts';
import { decideDocument, paperSeries } from '#core/proposal/decide-documents.ts';
import { paperKey, papersOwed } from '#core/proposal/papers-owed.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { Registers } from '#core/register/registers.ts';
import type { Cases } from '#core/case/cases.ts';

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
export async function numberPapers(
  { cases, registers }: PaperDependencies,
  body: string,
  proposalId: string,
  commits: readonly CommitOf<ProposalEvent>[],
): Promise<void> {
  const { policy } = await cases.rules(body);
  for (const paper of papersOwed(commits, policy.timeZoneOffset)) {
    const owner = `${proposalId}.${paperKey(paper)}`;
    const { series } = paperSeries(paper, policy);
    const number = await registers.take({ body, series, owner, policyVersion: policy.version });
    await cases.giveAsSystem(body, proposalId, {
      commandId: `number:${owner}`,
      command: 'take-number',
      decide: (proposal) => decideDocument(proposal, paper, { series, number }, policy),
    });
  }
}
