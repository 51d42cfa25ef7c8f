import type { EventOf, EventType } from '#core/steps/events.ts';
import type { FieldRow, Row } from './row.ts';
import { rows } from './who-sees.ts';

/** A row for each kind of event and for each of its fields: one without does not compile. */
type EventSight = {
  readonly [T in EventType]: {
    readonly seen: Row;
    readonly fields: { readonly [K in Exclude<keyof EventOf<T>, 'type'>]-?: FieldRow };
  };
};

const { everybody, shares, drafts, clocks, unitAndOffice, rawOpinions, alarms, review, wordings, draftWording, judgement, files } = rows;

const numbered = { series: 'always', number: 'always', text: 'always' } as const;
const ofAssignment = { assignmentId: 'always' } as const;
const signature = { leader: 'always', handler: 'always', phone: 'always', disclosure: 'always', contact: 'always' } as const;
/** A letter that was kept. */
const sealed = { round: 'always', on: 'always', letter: 'always', letterHash: 'always', checkCode: 'always' } as const;
const countersigned = { countersigner: 'always', unitId: 'always' } as const;

/** What the history tells, event by event. */
export const eventSight: EventSight = {
  ProposalDrafted: { seen: everybody, fields: { authorId: 'always', content: draftWording } },
  ProposalSubmitted: { seen: everybody, fields: { authorId: 'always', content: wordings, occasion: 'always', origin: 'always' } },
  ProposalResubmitted: { seen: everybody, fields: { content: wordings } },
  ProposalWithdrawn: { seen: everybody, fields: { reason: review, bySilence: 'always' } },
  RevisionRequested: { seen: everybody, fields: { opinion: review } },
  ProposalDeclined: { seen: everybody, fields: { reasonCode: review, explanation: review, referral: review } },
  ProposalFiled: { seen: everybody, fields: {} },
  CaseNumberAssigned: { seen: everybody, fields: numbered },
  ProposalDispatched: { seen: everybody, fields: { opinion: unitAndOffice } },
  UnitAssigned: { seen: shares, fields: { ...ofAssignment, unitId: 'always', role: 'always', notice: unitAndOffice } },
  ProposalMerged: { seen: everybody, fields: { into: 'always', caseNumber: 'always', reason: 'always' } },
  MergeUndone: { seen: everybody, fields: { reason: 'always' } },
  ProposalTakenIn: { seen: everybody, fields: { proposalId: 'always', caseNumber: 'always', proposerIds: 'always' } },
  ProposalLetGo: { seen: everybody, fields: { proposalId: 'always' } },
  SignedFor: { seen: shares, fields: { ...ofAssignment, deemed: 'always' } },
  ReturnRequested: { seen: shares, fields: { ...ofAssignment, reason: unitAndOffice, suggestedUnitId: unitAndOffice } },
  ReturnGranted: { seen: shares, fields: { ...ofAssignment, reason: unitAndOffice } },
  ReturnRefused: { seen: shares, fields: { ...ofAssignment, reason: unitAndOffice, bySilence: 'always' } },
  AssignmentReassigned: {
    seen: shares,
    fields: { ...ofAssignment, fromUnitId: 'always', unitId: 'always', reason: unitAndOffice, anew: 'always', notice: unitAndOffice },
  },
  AssignmentRecalled: { seen: shares, fields: { ...ofAssignment, reason: unitAndOffice } },
  OpinionGiven: { seen: shares, fields: { ...ofAssignment, text: rawOpinions, asLetter: 'always' } },
  OpinionNumbered: { seen: shares, fields: { ...ofAssignment, ...numbered, ...sealed, letter: rawOpinions } },
  OpinionLapsed: { seen: shares, fields: ofAssignment },
  DraftSubmitted: {
    seen: drafts,
    fields: {
      ...ofAssignment,
      round: 'always',
      class: 'always',
      paragraphs: 'always',
      ...signature,
      steps: 'always',
      countersigners: 'always',
    },
  },
  Countersigned: { seen: drafts, fields: { ...ofAssignment, ...countersigned, comment: 'always', paragraphs: 'always' } },
  CountersignLapsed: { seen: drafts, fields: { ...ofAssignment, ...countersigned } },
  DraftChecked: { seen: drafts, fields: { ...ofAssignment, comment: 'always', paragraphs: 'always' } },
  DraftReturned: { seen: drafts, fields: { ...ofAssignment, step: 'always', unitId: 'always', reason: 'always' } },
  ReplySigned: { seen: drafts, fields: { ...ofAssignment, comment: 'always' } },
  SignedForReview: { seen: drafts, fields: { ...ofAssignment, handedIn: 'always', comment: 'always' } },
  ReplyReviewed: { seen: drafts, fields: { ...ofAssignment, class: 'always', reason: 'always', comment: 'always' } },
  ReplySentBack: { seen: drafts, fields: { ...ofAssignment, reason: 'always' } },
  LetterSealed: { seen: shares, fields: { ...ofAssignment, number: 'always', ...sealed } },
  ReplyIssued: {
    seen: shares,
    fields: { ...ofAssignment, round: 'always', class: 'always', text: 'always', paragraphs: 'always', ...signature },
  },
  LetterNumberAssigned: { seen: shares, fields: { ...ofAssignment, ...numbered } },
  CorrectionSigned: {
    seen: drafts,
    fields: {
      ...ofAssignment,
      round: 'always',
      corrects: 'always',
      mistake: 'always',
      reason: unitAndOffice,
      class: 'always',
      paragraphs: 'always',
      ...signature,
    },
  },
  CorrectionNumbered: {
    seen: shares,
    fields: { ...ofAssignment, corrects: 'always', correctsOn: 'always', class: 'always', ...numbered, ...sealed },
  },
  PublicationAnswered: { seen: everybody, fields: { round: 'always', consents: 'always', reason: 'always', byLink: 'always' } },
  ReplyPublished: {
    seen: shares,
    fields: { ...ofAssignment, round: 'always', number: 'always', extent: 'always', letter: 'always', masked: 'always' },
  },
  PublicationWithdrawn: {
    seen: shares,
    fields: { ...ofAssignment, number: 'always', reason: 'always', consentWithdrawn: 'always', correctedBy: 'always' },
  },
  FeedbackGiven: {
    seen: everybody,
    fields: {
      round: judgement,
      attitude: judgement,
      result: judgement,
      comment: judgement,
      units: judgement,
      late: judgement,
      byLink: judgement,
    },
  },
  FeedbackLapsed: { seen: everybody, fields: { round: 'always' } },
  RedoOpened: { seen: shares, fields: { ...ofAssignment, round: 'always' } },
  KeyCaseMarked: { seen: everybody, fields: { level: 'always', ledBy: 'always', followedBy: 'always' } },
  KeyCaseUnmarked: { seen: everybody, fields: { reason: unitAndOffice } },
  CoSignerLeft: { seen: everybody, fields: { personId: 'always' } },
  AuthorSucceeded: { seen: everybody, fields: { formerId: 'always', authorId: 'always' } },
  AuthorLeft: { seen: everybody, fields: { authorId: 'always' } },
  ConsultationOpened: { seen: everybody, fields: {} },
  ConsultationRecorded: { seen: everybody, fields: { result: 'always' } },
  ClockOpened: { seen: clocks, fields: { clock: 'always' } },
  AlarmSounded: { seen: alarms, fields: { clockId: 'always', rule: 'always', action: 'always', covers: 'always' } },
  PutOnDesk: { seen: unitAndOffice, fields: { clockId: 'always', personId: 'always' } },
  DeadlineMoved: {
    seen: clocks,
    fields: { clockId: 'always', deadline: 'always', dueAt: 'always', yellowAt: 'always', cause: 'always' },
  },
  DocumentNumbered: {
    seen: unitAndOffice,
    fields: { clockId: 'always', rule: 'always', dueOn: 'always', document: 'always', ...numbered },
  },
  RemindedByHand: { seen: alarms, fields: { clockId: 'always', note: alarms } },
  FileAttached: {
    seen: files,
    fields: {
      fileId: 'always',
      to: 'always',
      ...ofAssignment,
      name: 'always',
      size: 'always',
      kind: 'always',
      sha256: 'always',
      scan: 'always',
      unprintable: 'always',
    },
  },
  FileRemoved: { seen: files, fields: { fileId: 'always', ...ofAssignment, reason: 'always' } },
  ProposalClosed: { seen: everybody, fields: { outcome: 'always' } },
};
