import { proposalKey } from '#core/ledger/keys.ts';
import { proposalLog } from '#core/proposal/proposal-log.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { Notice } from '#core/reminder/notice.ts';
import { noticesFor } from '#core/reminder/notices.ts';
import { body } from './product-in-memory.ts';
import type { ProductInMemory } from './product-in-memory.ts';

/** Every notice that a case's log calls for, as they are written down commit by commit. */
export async function gatheredNotices({ ledger, cases }: ProductInMemory, id: string): Promise<Notice[]> {
  const context = await cases.context(body, 'system');
  const commits = (await ledger.read(proposalKey(body, id))).map(({ seq, at, events }) => ({ seq, at, events: events as ProposalEvent[] }));
  const notices: Notice[] = [];
  let state: Proposal | undefined;
  for (const commit of commits) {
    for (const event of commit.events) state = proposalLog(id).evolve(state, event, commit.at);
    if (state !== undefined) notices.push(...noticesFor(state, commit, context));
  }
  return notices;
}
