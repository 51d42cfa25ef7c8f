import type { CommitOf } from '#core/ledger/commit.ts';
import { decideDocument, documentSeries } from './decide-documents.ts';
import { documentKey, documentsOwed } from './documents-owed.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Registers } from '#core/register/registers.ts';
import type { Cases } from '#core/case/log/cases.ts';

export interface NumberingDependencies {
  readonly cases: Pick<Cases, 'rules' | 'giveAsSystem'>;
  readonly registers: Registers;
}

/**
 * Numbers every document (催办通知、督办通知) that the case's log calls for and that has none yet. Both writes of each are
 * idempotent by the document's key, so it may be run again at any point, by several at once: a number taken but not yet
 * written is found again by its owner, and no number is lost.
 * @throws Refusal `TooMuchContentionError` when a register is busier than the retries allow; run it again.
 */
export async function numberDocuments(
  { cases, registers }: NumberingDependencies,
  body: string,
  proposalId: string,
  commits: readonly CommitOf<CaseEvent>[],
): Promise<void> {
  const { policy } = await cases.rules(body);
  for (const owed of documentsOwed(commits, policy.timeZoneOffset)) {
    const owner = `${proposalId}.${documentKey(owed)}`;
    const { series } = documentSeries(owed, policy);
    const number = await registers.take({ body, series, owner, policyVersion: policy.version });
    await cases.giveAsSystem(body, proposalId, {
      commandId: `number:${owner}`,
      command: 'take-number',
      decide: (proposal) => decideDocument(proposal, owed, { series, number }, policy),
    });
  }
}
