import type { CaseReader } from '#core/case/log/case-logs.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/told/status-events.ts';

/** Every status event of a proposal as the ledger has it now, and how many commits it has. */
export async function readStatusEvents(
  cases: CaseReader,
  { body, proposalId }: WhichProposal,
): Promise<{ readonly events: StatusEvent[]; readonly seq: number }> {
  const { commits, seq } = await cases.read(body, proposalId);
  return { events: statusEvents({ body, proposalId }, commits), seq };
}
