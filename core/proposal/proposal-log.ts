import type { LogKind } from '#core/ledger/log-kind.ts';
import { begin, evolve } from './evolve.ts';
import type { Proposal } from './proposal.ts';
import { proposalEventSchema } from './proposal-event.ts';
import type { ProposalEvent } from './proposal-event.ts';

/** A proposal's log holds everything about it, the units' shares included. */
export function proposalLog(id: string): LogKind<Proposal, ProposalEvent> {
  return {
    readEvent: (stored) => proposalEventSchema.parse(stored),
    evolve: (proposal, event, at) => {
      if (proposal !== undefined) return evolve(proposal, event, at);
      return event.type === 'ProposalDrafted' || event.type === 'ProposalSubmitted' ? begin(id, event, at) : undefined;
    },
  };
}
