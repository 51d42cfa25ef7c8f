import type { ProposalEvent, ProposalEventType } from '#core/proposal/proposal-event.ts';
import type { StatusType } from './event-types.ts';

/**
 * What each event of a proposal's log is called outside. `silent` ones change no status by themselves: what nobody but its
 * author sees, what only people are told, and clocks, which begin together with the event that needs them.
 */
export const statusTypeOfEvent = {
  ProposalDrafted: 'silent',
  ProposalSubmitted: 'proposal.submitted',
  ProposalWithdrawn: 'proposal.withdrawn',
  RevisionRequested: 'proposal.returned_for_revision',
  ProposalResubmitted: 'proposal.resubmitted',
  ProposalDeclined: 'proposal.declined',
  ProposalFiled: 'proposal.filed',
  CaseNumberAssigned: 'proposal.numbered',
  ProposalDispatched: 'proposal.dispatched',
  UnitAssigned: 'assignment.assigned',
  SignedFor: 'assignment.signed_for',
  ReturnRequested: 'assignment.return_requested',
  ReturnGranted: 'assignment.returned',
  ReturnRefused: 'assignment.return_refused',
  OpinionGiven: 'assignment.opinion_given',
  OpinionLapsed: 'assignment.opinion_lapsed',
  ReplyIssued: 'assignment.reply_issued',
  LetterNumberAssigned: 'assignment.replied',
  RedoOpened: 'assignment.redo_opened',
  FeedbackGiven: 'proposal.feedback_given',
  FeedbackLapsed: 'proposal.feedback_lapsed',
  ConsultationOpened: 'proposal.consultation_opened',
  ConsultationRecorded: 'proposal.consultation_recorded',
  ProposalClosed: 'proposal.closed',
  ClockOpened: 'silent',
  AlarmSounded: 'proposal.escalated',
  PutOnDesk: 'silent',
  DeadlineMoved: 'proposal.deadline_moved',
  DocumentNumbered: 'silent',
  RemindedByHand: 'silent',
} as const satisfies Record<ProposalEventType, StatusType | 'silent'>;

/** The desks an alarm can lie on; reminders and the unit's own leader are between the holder and us. */
export type EscalatedTo = 'office' | 'leader';

/** Where an alarm escalates to; `undefined` when it only reminds, or is the silence whose outcome is an event of its own. */
export function escalatedTo(event: Extract<ProposalEvent, { type: 'AlarmSounded' }>): EscalatedTo | undefined {
  return event.action === 'office' || event.action === 'leader' ? event.action : undefined;
}
