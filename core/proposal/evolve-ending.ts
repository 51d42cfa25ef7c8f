import { closeClocks } from './close-clocks.ts';
import type { Feedback, NumberedProposal, Proposal } from './proposal.ts';
import type { EventOf } from './proposal-event.ts';

type EndingEvent = EventOf<'FeedbackGiven' | 'FeedbackLapsed' | 'ConsultationOpened' | 'ConsultationRecorded' | 'ProposalClosed'>;

/** From the member's judgement to the close. */
export function evolveEnding(proposal: NumberedProposal, event: EndingEvent, at: string): Proposal {
  switch (event.type) {
    case 'FeedbackGiven':
      return closeClocks({ ...proposal, feedbacks: [...proposal.feedbacks, feedbackOf(event)] }, { kind: 'feedback' }, 'by-act', at);
    case 'FeedbackLapsed':
      return closeClocks(proposal, { kind: 'feedback' }, 'silence', at);
    case 'ConsultationOpened':
      return proposal.stage === 'awaiting-feedback' ? { ...proposal, stage: 'in-consultation' } : proposal;
    case 'ConsultationRecorded':
      return closeClocks(proposal, { kind: 'consultation' }, 'by-act', at);
    case 'ProposalClosed': {
      const ended = closeClocks(proposal, {}, 'overtaken', at);
      return { ...ended, stage: 'closed', outcome: event.outcome };
    }
  }
}

function feedbackOf({ round, attitude, result, comment }: EventOf<'FeedbackGiven'>): Feedback {
  return comment === undefined ? { round, attitude, result } : { round, attitude, result, comment };
}
