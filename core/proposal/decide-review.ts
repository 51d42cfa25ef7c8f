import type { Command } from '#core/contracts/commands.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import { notLegal } from './legal-commands.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';
import { sessionSpan } from './session-span.ts';

/** The committee's review (审查立案): file it, send it back for revision, or decline it with a coded reason. */
export function decideReview(
  proposal: Proposal,
  command: Extract<Command, { name: 'return-for-revision' | 'decline' | 'file' }>,
  context: DecideContext,
): ProposalEvent[] {
  if (proposal.stage !== 'in-review') throw notLegal(command.name, proposal);
  const { policy } = context;
  switch (command.name) {
    case 'return-for-revision':
      return [
        { type: 'RevisionRequested', opinion: command.payload.opinion },
        clockOpened(proposal, { kind: 'revision', holder: { personId: proposal.authorId }, rule: policy.clocks.revision }, context),
      ];
    case 'decline': {
      const { reasonCode } = command.payload;
      const known = policy.declineReasons.map(({ code }) => code);
      if (!known.includes(reasonCode)) throw new Refusal('UnknownReasonError', { reasonCode, known });
      return [{ type: 'ProposalDeclined', ...command.payload }];
    }
    case 'file': {
      const span = sessionSpan('dispatch', { occasion: proposal.occasion, session: proposal.content.session }, context);
      return [{ type: 'ProposalFiled' }, clockOpened(proposal, { kind: 'dispatch', holder: { role: 'dispatcher' }, ...span }, context)];
    }
  }
}
