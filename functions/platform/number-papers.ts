import type { CommitOf } from '#core/ledger/commit.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { decideDocument, documentSeries } from '#core/case/decide-documents.ts';
import { documentKey, documentsOwed } from '#core/case/documents-owed.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { takeNumber } from '#core/register/take-number.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import type { CaseDesk } from './case-desk.ts';
import { now } from './system-clock.ts';

export interface PaperDependencies {
  readonly desk: Pick<CaseDesk, 'rules' | 'appendAsSystem'>;
  /** Registers grow all year; a warm function reads only their tail. */
  readonly registers: Ledger;
}

/**
 * Numbers every paper (催办通知、督办通知) that the case's log calls for and that has none yet. Both writes of each are
 * idempotent by the paper's key, so it may be run again at any point, by several at once: a number taken but not yet
 * written is found again by its owner, and no number is lost.
 * @throws Refusal `TooMuchContentionError` when a register is busier than the retries allow; run it again.
 */
export async function numberPapers(
  { desk, registers }: PaperDependencies,
  body: string,
  proposalId: string,
  commits: readonly CommitOf<CaseEvent>[],
): Promise<void> {
  const { policy } = await desk.rules(body);
  for (const paper of documentsOwed(commits, policy.timeZoneOffset)) {
    const owner = `${proposalId}.${documentKey(paper)}`;
    const { series } = documentSeries(paper, policy);
    const number = await takeNumber({ body, series, owner, policyVersion: policy.version }, { ledger: registers, digest: sha256, now });
    await desk.appendAsSystem(body, proposalId, {
      commandId: `number:${owner}`,
      command: 'take-number',
      decide: (proposal) => decideDocument(proposal, paper, { series, number }, policy),
    });
  }
}
