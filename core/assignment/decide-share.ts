import type { Command } from '#core/contracts/commands.ts';
import { isActive } from '#core/contracts/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { DecideContext } from '#core/proposal/decide-context.ts';
import { notLegal } from '#core/proposal/legal-commands.ts';
import type { NumberedProposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { Assignment } from './assignment.ts';
import { decideReturn, requestReturn } from './decide-return.ts';

type ShareCommand = Extract<Command, { name: 'sign-for' | 'request-return' | 'decide-return' | 'give-opinion' | 'issue-reply' }>;

/** Commands that concern one unit's share. */
export function decideShare(proposal: NumberedProposal, command: ShareCommand, context: DecideContext): ProposalEvent[] {
  const share = findShare(proposal, command.payload.assignmentId, context);
  switch (command.name) {
    case 'sign-for':
      if (share.status !== 'awaiting-sign-for') throw notLegal(command.name, proposal);
      return [{ type: 'SignedFor', assignmentId: share.id, deemed: false }];
    case 'request-return':
      return requestReturn(proposal, share, command.payload, context);
    case 'decide-return':
      return decideReturn(proposal, share, command.payload, context);
    case 'give-opinion':
      if (share.role !== 'co-handler') throw new Refusal('LeadGivesNoOpinionError', { assignmentId: share.id });
      // An opinion that comes after it lapsed is still welcome while the letter is not out.
      if (share.status !== 'in-handling' && share.status !== 'opinion-lapsed') throw notSignedFor(share, command.name, proposal);
      return [{ type: 'OpinionGiven', assignmentId: share.id, text: command.payload.text }];
    case 'issue-reply':
      return issueReply(proposal, share, command.payload, context);
  }
}

function issueReply(
  proposal: NumberedProposal,
  share: Assignment,
  { class: replyClass, text }: Extract<ShareCommand, { name: 'issue-reply' }>['payload'],
  { policy }: DecideContext,
): ProposalEvent[] {
  if (share.role !== 'lead') throw new Refusal('OnlyLeadRepliesError', { assignmentId: share.id });
  if (share.status !== 'in-handling') throw notSignedFor(share, 'issue-reply', proposal);
  const classes = policy.classes.map(({ code }) => code);
  if (!classes.includes(replyClass)) throw new Refusal('UnknownReplyClassError', { class: replyClass, known: classes });
  const missing = proposal.assignments.filter(({ role, status }) => role === 'co-handler' && isActive(status));
  if (missing.length > 0) throw new Refusal('OpinionsMissingError', { units: missing.map(({ unitId }) => unitId) });
  return [{ type: 'ReplyIssued', assignmentId: share.id, round: share.round, class: replyClass, text }];
}

/** The share a command means: the one it names, else the only one the actor's unit has in hand. */
function findShare(proposal: NumberedProposal, assignmentId: string | undefined, { actorId, directory }: DecideContext): Assignment {
  if (assignmentId !== undefined) {
    const named = proposal.assignments.find(({ id }) => id === assignmentId);
    if (named === undefined) throw new Refusal('UnknownAssignmentError', { assignmentId });
    return named;
  }
  const unitId = directory.people.get(actorId)?.unitId;
  const own = proposal.assignments.filter((share) => share.unitId === unitId && share.status !== 'returned');
  const [only] = own;
  if (only === undefined || own.length > 1) throw new Refusal('AssignmentNotNamedError', { assignments: own.map(({ id }) => id) });
  return only;
}

function notSignedFor(share: Assignment, command: 'give-opinion' | 'issue-reply', proposal: NumberedProposal): Refusal {
  return share.status === 'awaiting-sign-for' ? new Refusal('NotSignedForError', { assignmentId: share.id }) : notLegal(command, proposal);
}
