import { foldedLogs } from '#core/ledger/folded-logs.ts';
import type { FoldedLogs, FoldedLogsOptions } from '#core/ledger/folded-logs.ts';
import { parseProposalKey, proposalKey } from '#core/ledger/keys.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { caseLog } from './case-log.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** A case as its log has it. */
export type FoldedCase = Folded<Case, CaseEvent>;

/** Reads cases as they are now. */
export interface CaseReader {
  read(body: string, proposalId: string): Promise<FoldedCase>;
}

type Source = Pick<FoldedLogsOptions<Case, CaseEvent>, 'ledger' | 'now'>;

/**
 * How many cases an instance remembers, each of ten commits some 20 KB in memory. What serves one case after another comes back to the last
 * of them; what goes through a session comes back to all of a plan, the longest of which has 1,000 lines, or of a morning's mails.
 */
export const remembers = { usual: 300, session: 1200 } as const;

/** The logs of cases, as far as this instance remembers them. */
export function caseLogs({ ledger, now }: Source, most: number = remembers.usual): FoldedLogs<Case, CaseEvent> {
  return foldedLogs<Case, CaseEvent>({ ledger, now, kindOf, most });
}

export function caseReader(source: Source, most?: number): CaseReader {
  const logs = caseLogs(source, most);
  return { read: (body, proposalId) => logs.read(proposalKey(body, proposalId)) };
}

function kindOf(pk: string) {
  const key = parseProposalKey(pk);
  if (key === undefined) throw new Error(`${pk} is no log of a case`);
  return caseLog(key.proposalId);
}
