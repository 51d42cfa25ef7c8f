import { isActive } from '#core/case/stages.ts';
import type { Stage as AnyStage } from '#core/case/stages.ts';
import type { Code } from '#core/case/define/define-event.ts';
import type { Status, StatusData } from './event-data.ts';
import type { StatusType, WebhookType } from './event-types.ts';
import { challengeEvent, operationalEvent } from './operational-event.ts';
import type { OperationalEvent } from './operational-event.ts';
import type { StatusEvent } from './status-events.ts';
import type { ToldStatus } from './told-status.ts';

const body = '990112';
const proposalId = 'p7f3a9c';
const time = '2026-04-15T02:00:00.000Z';
const dueAt = '2026-05-08T16:00:00.000Z';
const overdueAt = '2026-04-10T16:00:00.000Z';
const lead = { assignmentId: 'a1', unitId: 'transport' };
const coHandler = { assignmentId: 'a2', unitId: 'parks' };

/** An event of the catalogue's invented case. */
export function exampleEvent(type: WebhookType): StatusEvent | OperationalEvent {
  const about = { id: 'e5d41c', time, body, endpointId: 'w2b81f0' };
  if (type === 'endpoint.test' || type === 'endpoint.heartbeat') return operationalEvent(type, about);
  if (type === 'endpoint.challenge') return challengeEvent(about, 'kK3oR9vQ2xN7bT5mZ1sW');
  const data = { ...exampleCodes[type], ...exampleData[type] };
  const sequence = String(data.sequence).padStart(10, '0');
  return { id: `${proposalId}-${sequence}`, type, time, sequence, proposalId, unitIds: [lead.unitId, coHandler.unitId], data };
}

type Stage = Exclude<AnyStage, 'draft'>;

/** Their statuses, and the round the lead is in. */
type Shares = readonly [lead: ToldStatus, coHandler: ToldStatus, round?: number];

function status(stage: Stage, shares: Shares | undefined, light: Status['light'] = 'green'): Status {
  return {
    stage,
    ...(light === 'grey' ? {} : { dueAt: endOf(light) }),
    light,
    shares: shares === undefined ? [] : sharesOf(shares, light),
  };
}

function sharesOf([first, second, round = 0]: Shares, light: Status['light']): Status['shares'] {
  return [
    { ...lead, role: 'lead', round, status: first, ...dueOf(first, light) },
    { ...coHandler, role: 'co-handler', round: 0, status: second, ...dueOf(second, light) },
  ];
}

function dueOf(status: ToldStatus, light: Status['light']): { dueAt?: string; light: Status['light'] } {
  return isActive(status) && status !== 'awaiting-letter-number' ? { dueAt: endOf(light), light } : { light: 'grey' };
}

function endOf(light: Status['light']): string {
  return light === 'red' ? overdueAt : dueAt;
}

const unnumbered = (sequence: number, from: Stage | null, to: Stage, light?: Status['light']): StatusData => ({
  schema: 2,
  body,
  proposalId,
  sequence,
  from,
  to,
  status: status(to, undefined, light),
});

const numbered = { schema: 2, body, proposalId, caseNumber: '46' } as const;

const ofCase = (sequence: number, from: Stage, to: Stage, shares?: Shares, light?: Status['light']) => ({
  ...numbered,
  sequence,
  from,
  to,
  status: status(to, shares, light),
});

const ofShare = (
  sequence: number,
  which: typeof lead,
  [from, to]: readonly [ToldStatus | null, ToldStatus],
  shares: Shares,
  stage: Stage = 'in-handling',
): StatusData => ({ ...numbered, ...which, sequence, from, to, status: status(stage, shares) });

const exampleData: Readonly<Record<StatusType, StatusData>> = {
  'proposal.submitted': unnumbered(1, null, 'in-review'),
  'proposal.returned_for_revision': unnumbered(2, 'in-review', 'in-revision'),
  'proposal.resubmitted': unnumbered(3, 'in-revision', 'in-review'),
  'proposal.declined': unnumbered(4, 'in-review', 'declined', 'grey'),
  'proposal.withdrawn': unnumbered(4, 'in-review', 'withdrawn', 'grey'),
  'proposal.filed': unnumbered(4, 'in-review', 'awaiting-number'),
  'proposal.numbered': ofCase(5, 'awaiting-number', 'awaiting-dispatch'),
  'proposal.merged': ofCase(6, 'awaiting-dispatch', 'merged', undefined, 'grey'),
  'proposal.merge_undone': ofCase(7, 'merged', 'awaiting-dispatch'),
  'proposal.took_in': ofCase(6, 'awaiting-dispatch', 'awaiting-dispatch'),
  'proposal.let_go': ofCase(7, 'awaiting-dispatch', 'awaiting-dispatch'),
  'proposal.dispatched': ofCase(6, 'awaiting-dispatch', 'in-handling', ['awaiting-sign-for', 'awaiting-sign-for']),
  'assignment.assigned': ofShare(7, lead, [null, 'awaiting-sign-for'], ['awaiting-sign-for', 'awaiting-sign-for']),
  'assignment.signed_for': ofShare(9, lead, ['awaiting-sign-for', 'in-handling'], ['in-handling', 'awaiting-sign-for']),
  'assignment.return_requested': ofShare(10, coHandler, ['awaiting-sign-for', 'return-requested'], ['in-handling', 'return-requested']),
  'assignment.returned': ofShare(11, coHandler, ['return-requested', 'returned'], ['in-handling', 'returned']),
  'assignment.return_refused': ofShare(11, coHandler, ['return-requested', 'in-handling'], ['in-handling', 'in-handling']),
  'assignment.reassigned': ofShare(11, coHandler, ['in-handling', 'in-handling'], ['in-handling', 'in-handling']),
  'assignment.recalled': ofShare(11, coHandler, ['in-handling', 'returned'], ['in-handling', 'returned']),
  'assignment.opinion_given': ofShare(12, coHandler, ['in-handling', 'opinion-given'], ['in-handling', 'opinion-given']),
  'assignment.opinion_numbered': ofShare(13, coHandler, ['awaiting-letter-number', 'opinion-given'], ['in-handling', 'opinion-given']),
  'assignment.opinion_lapsed': ofShare(12, coHandler, ['in-handling', 'opinion-lapsed'], ['in-handling', 'opinion-lapsed']),
  'assignment.reply_issued': ofShare(13, lead, ['in-handling', 'awaiting-letter-number'], ['awaiting-letter-number', 'opinion-given']),
  'assignment.replied': ofShare(14, lead, ['awaiting-letter-number', 'replied'], ['replied', 'opinion-given'], 'awaiting-feedback'),
  'assignment.reply_corrected': ofShare(15, lead, ['replied', 'replied'], ['replied', 'opinion-given'], 'awaiting-feedback'),
  'assignment.reply_published': ofShare(16, lead, ['replied', 'replied'], ['replied', 'opinion-given'], 'awaiting-feedback'),
  'assignment.publication_withdrawn': ofShare(17, lead, ['replied', 'replied'], ['replied', 'opinion-given'], 'awaiting-feedback'),
  'proposal.feedback_given': ofCase(15, 'awaiting-feedback', 'in-handling', ['in-handling', 'opinion-given', 1]),
  'assignment.redo_opened': ofShare(16, lead, ['replied', 'in-handling'], ['in-handling', 'opinion-given', 1]),
  'proposal.feedback_lapsed': ofCase(15, 'awaiting-feedback', 'awaiting-feedback', ['replied', 'opinion-given']),
  'proposal.consultation_opened': ofCase(19, 'awaiting-feedback', 'in-consultation', ['replied', 'opinion-given', 2]),
  'proposal.consultation_recorded': ofCase(20, 'in-consultation', 'in-consultation', ['replied', 'opinion-given', 2]),
  'proposal.key_case_marked': ofCase(8, 'in-handling', 'in-handling', ['in-handling', 'awaiting-sign-for']),
  'proposal.key_case_unmarked': ofCase(9, 'in-handling', 'in-handling', ['in-handling', 'awaiting-sign-for']),
  'proposal.closed': ofCase(21, 'in-consultation', 'closed', ['replied', 'opinion-given', 2], 'grey'),
  'proposal.escalated': {
    ...ofCase(10, 'in-handling', 'in-handling', ['in-handling', 'opinion-given'], 'red'),
    ...lead,
    clock: 'reply',
    escalatedTo: 'leader',
  },
  'proposal.deadline_moved': { ...ofCase(10, 'in-handling', 'in-handling', ['in-handling', 'opinion-given']), ...lead, clock: 'reply' },
  'document.issued': {
    ...ofCase(11, 'in-handling', 'in-handling', ['in-handling', 'opinion-given'], 'red'),
    ...lead,
    clock: 'reply',
  },
};

/** What their rows tell besides. */
const exampleCodes: Readonly<Partial<Record<StatusType, Readonly<Record<string, Code>>>>> = {
  'proposal.declined': { reasonCode: 'academic', referral: 'public-opinion' },
  'proposal.withdrawn': { bySilence: false },
  'proposal.merged': { into: 'p2', intoNumber: '12' },
  'proposal.took_in': { other: 'p2', otherNumber: '12' },
  'proposal.let_go': { other: 'p2' },
  'assignment.signed_for': { deemed: false },
  'assignment.return_refused': { bySilence: false },
  'assignment.reassigned': { fromUnitId: 'garden-office' },
  'assignment.reply_issued': { round: 0, class: 'B' },
  'assignment.replied': { round: 0, class: 'B', letterNumber: '云交函〔2026〕18号' },
  'assignment.reply_corrected': { round: 0, class: 'A', letterNumber: '云交函〔2026〕21号', corrects: '云交函〔2026〕18号' },
  'assignment.reply_published': { letterNumber: '云交函〔2026〕21号' },
  'assignment.publication_withdrawn': { letterNumber: '云交函〔2026〕21号' },
  'assignment.opinion_numbered': { letterNumber: '云园提会〔2026〕3号' },
  'proposal.feedback_given': { round: 0, attitude: 'satisfied', result: 'not' },
  'proposal.feedback_lapsed': { round: 0 },
  'assignment.redo_opened': { round: 1 },
  'proposal.key_case_marked': { level: 'chairs' },
  'proposal.closed': { outcome: 'consulted' },
  'proposal.escalated': { dueAt: overdueAt },
  'proposal.deadline_moved': { dueAt },
  'document.issued': { document: 'supervision', number: '云政办督〔2026〕3号', dueOn: '2026-04-10' },
};
