import { proposalKey } from '#core/ledger/keys.ts';
import { fold } from '#core/ledger/append-command.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { caseLog } from '#core/case/case-log.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/status-events.ts';

/** Every status event of a proposal as the ledger has it now, and how many commits it has. */
export async function readStatusEvents(
  ledger: Pick<Ledger, 'read'>,
  { body, proposalId }: WhichProposal,
): Promise<{ readonly events: StatusEvent[]; readonly seq: number }> {
  const { commits, seq } = fold(caseLog(proposalId), await ledger.read(proposalKey(body, proposalId)));
  return { events: statusEvents({ body, proposalId }, commits), seq };
}
