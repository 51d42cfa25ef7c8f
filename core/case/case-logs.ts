import { foldedLogs } from '#core/ledger/folded-logs.ts';
import type { FoldedLogs, FoldedLogsOptions } from '#core/ledger/folded-logs.ts';
import { parseProposalKey, proposalKey } from '#core/ledger/keys.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { proposalLog } from '#core/proposal/proposal-log.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';

/** A case as its log has it. */
export type FoldedCase = Folded<Proposal, ProposalEvent>;

/** Reads cases as they are now. */
export interface CaseReader {
  read(body: string, proposalId: string): Promise<FoldedCase>;
}

type Source = Pick<FoldedLogsOptions<Proposal, ProposalEvent>, 'ledger' | 'now'>;

// A case of ten commits is about 20 KB in memory: 10 MB at most.
const MOST_CASES = 500;

/** The logs of cases, as far as this instance remembers them. */
export function caseLogs({ ledger, now }: Source): FoldedLogs<Proposal, ProposalEvent> {
  return foldedLogs<Proposal, ProposalEvent>({ ledger, now, kindOf, most: MOST_CASES });
}

export function caseReader(source: Source): CaseReader {
  const logs = caseLogs(source);
  return { read: (body, proposalId) => logs.read(proposalKey(body, proposalId)) };
}

function kindOf(pk: string) {
  const key = parseProposalKey(pk);
  if (key === undefined) throw new Error(`${pk} is no log of a case`);
  return proposalLog(key.proposalId);
}
