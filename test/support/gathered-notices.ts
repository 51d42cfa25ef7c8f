import { caseLog } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { applyCommit, fold } from '#core/ledger/log-kind.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { body } from './product-in-memory.ts';
import type { ProductInMemory } from './product-in-memory.ts';

/** Every notice that a case's log calls for, as they are written down commit by commit. */
export async function gatheredNotices({ ledger, cases }: ProductInMemory, id: string): Promise<Notice[]> {
  const context = await cases.context(body, 'system');
  const log = caseLog(id);
  const notices: Notice[] = [];
  let state: Case | undefined;
  for (const commit of fold(log, await ledger.read(proposalKey(body, id))).commits) {
    state = applyCommit(log, state, commit);
    if (state !== undefined) notices.push(...noticesFor(state, commit, context));
  }
  return notices;
}
