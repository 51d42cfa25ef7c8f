import { proposalKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { proposalLog } from '#core/proposal/proposal-log.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/status-events.ts';

/** Every status event of a proposal as the ledger has it now, and how many commits it has. */
export async function readStatusEvents(
  ledger: Pick<Ledger, 'read'>,
  { body, proposalId }: WhichProposal,
): Promise<{ readonly events: StatusEvent[]; readonly seq: number }> {
  const { readEvent } = proposalLog(proposalId);
  const stored = await ledger.read(proposalKey(body, proposalId));
  const commits = stored.map(({ at, events }) => ({ at, events: events.map((event) => readEvent(event)) }));
  return { events: statusEvents({ body, proposalId }, commits), seq: commits.length };
}
