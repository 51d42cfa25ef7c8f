import type { EventOf, ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { Assignment } from './assignment.ts';

type ShareEvent = Exclude<Extract<ProposalEvent, { assignmentId: string }>, EventOf<'UnitAssigned'>>;

/** The share as it begins. */
export function beginAssignment(event: EventOf<'UnitAssigned'>, at: string): Assignment {
  return {
    id: event.assignmentId,
    unitId: event.unitId,
    role: event.role,
    assignedAt: at,
    round: 0,
    returnsRequested: 0,
    replies: [],
    status: 'awaiting-sign-for',
  };
}

/** The share after an event that concerns it. */
export function evolveAssignment(share: Assignment, event: ShareEvent, at: string): Assignment {
  switch (event.type) {
    case 'SignedFor':
      return { ...plain(share), signedForAt: at, status: 'in-handling' };
    case 'ReturnRequested':
      return {
        ...plain(share),
        returnsRequested: share.returnsRequested + 1,
        status: 'return-requested',
        reason: event.reason,
        suggestedUnitId: event.suggestedUnitId,
      };
    case 'ReturnGranted':
      return { ...plain(share), status: 'returned' };
    case 'ReturnRefused':
      // Whoever must handle a case has received it: a refusal also signs for it.
      return { ...plain(share), signedForAt: share.signedForAt ?? at, status: 'in-handling' };
    case 'OpinionGiven':
      return { ...plain(share), status: 'opinion-given', opinion: event.text };
    case 'OpinionLapsed':
      return { ...plain(share), status: 'opinion-lapsed' };
    case 'ReplyIssued': {
      const reply = { round: event.round, class: event.class, text: event.text, issuedAt: at };
      return { ...plain(share), replies: [...share.replies, reply], status: 'awaiting-letter-number' };
    }
    case 'LetterNumberAssigned':
      return { ...plain(share), replies: numberLast(share, event.text), status: 'replied' };
    case 'RedoOpened':
      return { ...plain(share), round: event.round, status: 'in-handling' };
  }
}

/** The share without the fields that only its present status has. */
function plain(share: Assignment) {
  const { id, unitId, role, assignedAt, round, returnsRequested, signedForAt, replies } = share;
  return {
    id,
    unitId,
    role,
    assignedAt,
    round,
    returnsRequested,
    replies,
    ...(signedForAt === undefined ? {} : { signedForAt }),
  };
}

function numberLast(share: Assignment, letterNumber: string) {
  return share.replies.map((reply, index) => (index === share.replies.length - 1 ? { ...reply, letterNumber } : reply));
}
