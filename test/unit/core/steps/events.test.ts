import { describe, expect, it } from 'vitest';
import { events } from '#core/steps/events.ts';
import { statusTypes } from '#core/webhook/told/event-types.ts';

/** Written by hand: receivers know events by these names for ever. */
const outside = {
  ProposalSubmitted: 'proposal.submitted',
  ProposalWithdrawn: 'proposal.withdrawn',
  RevisionRequested: 'proposal.returned_for_revision',
  ProposalResubmitted: 'proposal.resubmitted',
  ProposalDeclined: 'proposal.declined',
  ProposalFiled: 'proposal.filed',
  CaseNumberAssigned: 'proposal.numbered',
  ProposalMerged: 'proposal.merged',
  MergeUndone: 'proposal.merge_undone',
  ProposalTakenIn: 'proposal.took_in',
  ProposalLetGo: 'proposal.let_go',
  ProposalDispatched: 'proposal.dispatched',
  UnitAssigned: 'assignment.assigned',
  SignedFor: 'assignment.signed_for',
  ReturnRequested: 'assignment.return_requested',
  ReturnGranted: 'assignment.returned',
  ReturnRefused: 'assignment.return_refused',
  AssignmentReassigned: 'assignment.reassigned',
  AssignmentRecalled: 'assignment.recalled',
  OpinionGiven: 'assignment.opinion_given',
  OpinionNumbered: 'assignment.opinion_numbered',
  OpinionLapsed: 'assignment.opinion_lapsed',
  ReplyIssued: 'assignment.reply_issued',
  LetterNumberAssigned: 'assignment.replied',
  CorrectionNumbered: 'assignment.reply_corrected',
  ReplyPublished: 'assignment.reply_published',
  PublicationWithdrawn: 'assignment.publication_withdrawn',
  RedoOpened: 'assignment.redo_opened',
  FeedbackGiven: 'proposal.feedback_given',
  FeedbackLapsed: 'proposal.feedback_lapsed',
  ConsultationOpened: 'proposal.consultation_opened',
  ConsultationRecorded: 'proposal.consultation_recorded',
  KeyCaseMarked: 'proposal.key_case_marked',
  KeyCaseUnmarked: 'proposal.key_case_unmarked',
  ProposalClosed: 'proposal.closed',
  AlarmSounded: 'proposal.escalated',
  DeadlineMoved: 'proposal.deadline_moved',
  DocumentNumbered: 'document.issued',
};

describe('what the events of a log are called outside', () => {
  it('is silence for drafts, clocks, clearance, files, consents and people only', () => {
    const silent = Object.entries(events).flatMap(([type, { status }]) => (status === 'silent' ? [type] : []));
    const ofClearance = [
      'CountersignLapsed',
      'Countersigned',
      'DraftChecked',
      'DraftReturned',
      'DraftSubmitted',
      'LetterSealed',
      'ReplyReviewed',
      'ReplySentBack',
      'ReplySigned',
      'SignedForReview',
    ];
    const others = [
      'AuthorLeft',
      'AuthorSucceeded',
      'ClockOpened',
      'CorrectionSigned',
      'CoSignerLeft',
      'FileAttached',
      'FileRemoved',
      'ProposalDrafted',
      'PublicationAnswered',
      'PutOnDesk',
      'RemindedByHand',
    ];
    expect(silent.sort()).toEqual([...others, ...ofClearance].sort());
  });

  it('is what it was when receivers first heard of it, for ever', () => {
    const told = Object.entries(events).flatMap(([type, { status }]) => (status === 'silent' ? [] : [[type, status.type]]));
    expect(Object.fromEntries(told)).toEqual(outside);
  });

  it('is a name of its own for each, and every name is used', () => {
    const told = Object.values(events).flatMap(({ status }) => (status === 'silent' ? [] : [status.type]));
    expect(new Set(told).size).toBe(told.length);
    expect([...told].sort()).toEqual([...statusTypes].sort());
  });
});
