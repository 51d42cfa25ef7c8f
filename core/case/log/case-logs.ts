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

// A whole plan, the longest of which has 1,000 lines, and others beside it: a plan that was tried is run without reading any log from
// its beginning again. A case of ten commits is about 20 KB in memory: 24 MB at most.
const MOST_CASES = 1200;

/** The logs of cases, as far as this instance remembers them. */
export function caseLogs({ ledger, now }: Source): FoldedLogs<Case, CaseEvent> {
  return foldedLogs<Case, CaseEvent>({ ledger, now, kindOf, most: MOST_CASES });
}

export function caseReader(source: Source): CaseReader {
  const logs = caseLogs(source);
  return { read: (body, proposalId) => logs.read(proposalKey(body, proposalId)) };
}

function kindOf(pk: string) {
  const key = parseProposalKey(pk);
  if (key === undefined) throw new Error(`${pk} is no log of a case`);
  return caseLog(key.proposalId);
}
