import type { Command } from '#core/contracts/commands.ts';
import { decideDispatch } from './decide-dispatch.ts';
import { decideFeedback, decideConsultation } from './decide-feedback.ts';
import { decideRemind } from './decide-remind.ts';
import { decideReview } from './decide-review.ts';
import { decideSubmission } from './decide-submission.ts';
import { decideShare } from '#core/assignment/decide-share.ts';
import type { DecideContext } from './decide-context.ts';
import { isBeingAnswered, notLegal } from './legal-commands.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/**
 * What a person's command means: the events to append. Whether that person may give it is `core/access`'s question,
 * asked before.
 * @throws Refusal `CommandNotLegalError` with the commands that would be legal, or the rule that forbids it by name.
 */
export function decide(proposal: Proposal, command: Command, context: DecideContext): ProposalEvent[] {
  switch (command.name) {
    case 'submit':
    case 'withdraw':
    case 'resubmit':
      return decideSubmission(proposal, command, context);
    case 'return-for-revision':
    case 'decline':
    case 'file':
      return decideReview(proposal, command, context);
    case 'dispatch':
      if (proposal.stage !== 'awaiting-dispatch' && proposal.stage !== 'in-handling') throw notLegal(command.name, proposal);
      if (isBeingAnswered(proposal)) throw notLegal(command.name, proposal);
      return decideDispatch(proposal, command.payload, context);
    case 'sign-for':
    case 'request-return':
    case 'decide-return':
    case 'give-opinion':
    case 'issue-reply':
      if (proposal.stage !== 'awaiting-dispatch' && proposal.stage !== 'in-handling') throw notLegal(command.name, proposal);
      if (proposal.assignments.length === 0) throw notLegal(command.name, proposal);
      return decideShare(proposal, command, context);
    case 'give-feedback':
      return decideFeedback(proposal, command.payload, context);
    case 'record-consultation':
      return decideConsultation(proposal, command.payload);
    case 'remind':
      return decideRemind(proposal, command.payload, context);
  }
}
