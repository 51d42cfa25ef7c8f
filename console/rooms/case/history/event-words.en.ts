import type { Words } from '#core/contracts/term.ts';
import type { EventFacts } from './event-facts.ts';
import type { zh } from './event-words.zh.ts';

const more = (label: string, words: string): string => (words === '' ? '' : `${label}: ${words}`);
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');
const edited = (event: EventFacts): string => (event.has('paragraphs') ? 'changed the text' : '');

export const en: Words<typeof zh> = {
  ProposalDrafted: () => 'kept as a draft',
  ProposalSubmitted: () => '',
  ProposalResubmitted: () => 'the text was changed',
  ProposalWithdrawn: (event) =>
    joined(event.isSet('bySilence') ? 'not amended in time, taken as withdrawn' : '', more('reason', event.text('reason'))),
  RevisionRequested: (event) => more('the committee says', event.text('opinion')),
  ProposalDeclined: (event) => joined(more('explanation', event.text('explanation')), more('goes on as', event.value('referral'))),
  ProposalFiled: () => '',
  CaseNumberAssigned: (event) => `numbered ${event.text('text')}`,
  ProposalMerged: (event) => joined(`merged into No. ${event.text('caseNumber')}`, more('reason', event.text('reason'))),
  MergeUndone: (event) => joined('merging undone', more('reason', event.text('reason'))),
  ProposalTakenIn: (event) => `No. ${event.text('caseNumber')} merged into this one`,
  ProposalLetGo: () => 'a proposal merged into it goes its own way again',
  ProposalDispatched: (event) => more('the office says', event.text('opinion')),
  UnitAssigned: (event) =>
    joined(`${event.unit('unitId')} (${event.text('role') === 'lead' ? 'lead' : 'co-handler'})`, more('notice', event.text('notice'))),
  SignedFor: (event) => `${event.share}${event.isSet('deemed') ? ': not signed for in time, taken as signed for' : ' signed for it'}`,
  ReturnRequested: (event) =>
    joined(`${event.share} asks to give it back`, more('reason', event.text('reason')), more('suggests', event.unit('suggestedUnitId'))),
  ReturnGranted: (event) => joined(`${event.share} may give it back`, more('reason', event.text('reason'))),
  ReturnRefused: (event) =>
    joined(
      event.isSet('bySilence') ? `not decided in time, ${event.share} goes on` : `${event.share} may not give it back`,
      more('reason', event.text('reason')),
    ),
  AssignmentReassigned: (event) =>
    joined(
      `from ${event.unit('fromUnitId')} to ${event.unit('unitId')}`,
      more('reason', event.text('reason')),
      more('notice', event.text('notice')),
    ),
  AssignmentRecalled: (event) => joined(`taken back from ${event.share}`, more('reason', event.text('reason'))),
  OpinionGiven: (event) => `${event.share} gave its opinion`,
  OpinionLapsed: (event) => `${event.share} gave no opinion in time`,
  OpinionNumbered: (event) => `number of the opinion: ${event.text('text')}`,
  DraftSubmitted: (event) => `${event.share} submitted its reply for clearance, class ${event.text('class')}`,
  Countersigned: (event) => joined(`${event.unit('unitId')} countersigned`, edited(event), more('remarks', event.text('comment'))),
  CountersignLapsed: (event) => `${event.unit('unitId')} did not countersign in time, taken for consent`,
  DraftChecked: (event) => joined(`${event.share} checked the draft`, edited(event), more('remarks', event.text('comment'))),
  DraftReturned: (event) => joined(`${event.unit('unitId')} returned the draft`, more('reason', event.text('reason'))),
  ReplySigned: (event) => joined(`a leader of ${event.share} signed it`, more('remarks', event.text('comment'))),
  SignedForReview: (event) =>
    joined(`a leader of ${event.share} signed it, for the office to review`, more('remarks', event.text('comment'))),
  ReplyReviewed: (event) =>
    joined(
      'passed in review',
      more('class changed to', event.text('class')),
      more('reason', event.text('reason')),
      more('remarks', event.text('comment')),
    ),
  ReplySentBack: (event) => joined('sent back in review', more('reason', event.text('reason'))),
  LetterSealed: (event) => `letter kept; check code ${event.text('checkCode')}`,
  ReplyIssued: (event) => `${event.share} replied, class ${event.text('class')}`,
  LetterNumberAssigned: (event) => `letter number ${event.text('text')}`,
  CorrectionSigned: (event) =>
    joined(
      `${event.share} signed a letter that corrects ${event.text('corrects')}`,
      more('wrong', event.text('mistake')),
      more('because', event.text('reason')),
    ),
  CorrectionNumbered: (event) => `correcting letter ${event.text('text')}, corrects ${event.text('corrects')}`,
  PublicationAnswered: (event) =>
    joined(
      event.isSet('consents') ? 'agrees to publication' : 'does not agree to publication',
      more('reason', event.text('reason')),
      event.isSet('byLink') ? 'by the link of a mail' : '',
    ),
  ReplyPublished: (event) => `reply ${event.text('number')} published`,
  PublicationWithdrawn: (event) =>
    joined(
      `reply ${event.text('number')} no longer published`,
      more('reason', event.text('reason')),
      event.isSet('consentWithdrawn') ? 'a proposer does not agree any more' : '',
      more('corrected by a letter that is not open to everybody', event.text('correctedBy')),
    ),
  FeedbackGiven: (event) =>
    joined(
      more('attitude', event.value('attitude')),
      more('result', event.value('result')),
      event.isSet('late') ? 'judged late' : '',
      event.isSet('byLink') ? 'by the link of a mail' : '',
    ),
  FeedbackLapsed: () => 'no judgement came in time',
  RedoOpened: (event) => `${event.share} handles it again, round ${event.text('round')}`,
  KeyCaseMarked: (event) =>
    joined('marked as a key case', more('in charge', event.text('ledBy')), more('followed by', event.text('followedBy'))),
  KeyCaseUnmarked: (event) => joined('no key case any more', more('reason', event.text('reason'))),
  CoSignerLeft: (event) => `${event.person('personId')} withdrew as a co-signer`,
  AuthorSucceeded: (event) => `${event.person('authorId')} takes the place of ${event.person('formerId')}`,
  AuthorLeft: (event) => `${event.person('authorId')} is no longer a member`,
  ConsultationOpened: () => 'goes to consultation',
  ConsultationRecorded: (event) => more('came to', event.text('result')),
  ClockOpened: (event) => `the clock "${event.clock}" begins, due ${event.day('clock.deadline.dueOn')}`,
  AlarmSounded: (event) => `"${event.clock}": ${alarms[event.text('action')] ?? 'reminder'}`,
  PutOnDesk: (event) => `"${event.clock}" is overdue and lies with the supervising leader`,
  DeadlineMoved: (event) => `"${event.clock}" is due ${event.day('deadline.dueOn')} from now on`,
  DocumentNumbered: (event) => `issued ${event.text('text')}`,
  RemindedByHand: (event) => joined(`pressed for "${event.clock}"`, more('note', event.text('note'))),
  FileAttached: (event) => joined(event.share, `file “${event.text('name')}”`),
  FileRemoved: (event) => joined(event.share, more('reason', event.text('reason'))),
  ProposalClosed: (event) => more('closed', event.outcome),
};

const alarms: Readonly<Record<string, string>> = {
  remind: 'whoever has it is reminded',
  'unit-leader': 'the head of the unit is told',
  office: 'the office is told',
  leader: 'the supervising leader is told',
  forewarn: 'told beforehand what happens at the end',
  silence: 'the time is over, the rules decide',
};
