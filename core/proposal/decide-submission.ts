import { endOfDay } from '#core/calendar/calendar-date.ts';
import type { Command } from '#core/contracts/commands.ts';
import type { Content } from '#core/contracts/content.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import { notLegal } from './legal-commands.ts';
import type { Proposal } from './proposal.ts';
import type { EventOf, ProposalEvent } from './proposal-event.ts';
import { sessionSpan } from './session-span.ts';

/** A new proposal: kept as a draft, or submitted at once. */
export function decideNew(content: Content, asDraft: boolean, context: DecideContext): ProposalEvent[] {
  checkContent(content, context);
  if (asDraft) return [{ type: 'ProposalDrafted', authorId: context.actorId, content }];
  return submitted(undefined, content, context);
}

export function decideSubmission(
  proposal: Proposal,
  command: Extract<Command, { name: 'submit' | 'withdraw' | 'resubmit' }>,
  context: DecideContext,
): ProposalEvent[] {
  switch (command.name) {
    case 'submit': {
      if (proposal.stage !== 'draft') throw notLegal(command.name, proposal);
      const content = command.payload.content ?? proposal.content;
      checkContent(content, context);
      return submitted(proposal, content, context);
    }
    case 'resubmit': {
      if (proposal.stage !== 'in-revision') throw notLegal(command.name, proposal);
      const { content } = command.payload;
      checkContent(content, context);
      if (content.session !== proposal.content.session) {
        throw new Refusal('SessionChangedError', { session: proposal.content.session });
      }
      return [{ type: 'ProposalResubmitted', content }, reviewClock(proposal, proposal.occasion, content, context)];
    }
    case 'withdraw':
      // Free until dispatch is near: once filed, only the committee could take it back (撤案).
      if (proposal.stage !== 'draft' && proposal.stage !== 'in-review' && proposal.stage !== 'in-revision') {
        throw notLegal(command.name, proposal);
      }
      return [{ type: 'ProposalWithdrawn', reason: command.payload.reason, bySilence: false }];
  }
}

function submitted(proposal: Proposal | undefined, content: Content, context: DecideContext): ProposalEvent[] {
  const session = context.directory.sessions.get(content.session);
  const inSession = session !== undefined && context.now < endOfDay(session.closesOn, context.policy.timeZoneOffset);
  const occasion = inSession ? 'session' : 'ordinary';
  return [{ type: 'ProposalSubmitted', authorId: context.actorId, content, occasion }, reviewClock(proposal, occasion, content, context)];
}

function reviewClock(
  proposal: Proposal | undefined,
  occasion: 'session' | 'ordinary',
  content: Content,
  context: DecideContext,
): EventOf<'ClockOpened'> {
  const span = sessionSpan('review', { occasion, session: content.session }, context);
  return clockOpened(proposal, { kind: 'review', holder: { role: 'committee-clerk' }, ...span }, context);
}

function checkContent(content: Content, { actorId, directory }: DecideContext): void {
  if (!directory.sessions.has(content.session)) throw new Refusal('UnknownSessionError', { session: content.session });
  const wrong = content.coSigners.filter(
    (id, index) => id === actorId || content.coSigners.indexOf(id) !== index || !directory.people.get(id)?.roles.includes('member'),
  );
  if (wrong.length > 0) throw new Refusal('CoSignerNotAcceptedError', { coSigners: wrong });
}
