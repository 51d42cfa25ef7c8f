import type { Assignment } from '#core/assignment/assignment.ts';
import { isOpen } from '#core/clock/clock.ts';
import { assignmentsOf } from '#core/proposal/proposal.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import { addressHappening, failedRecipient, isMended } from './address-failure.ts';
import { happeningOf, leadOf, shareOf } from './happening.ts';
import type { Happening, NoticeContext } from './happening.ts';
import type { Notice } from './notice.ts';
import type { CaseCommit } from './notices.ts';
import { parseRecipient, recipientId } from './recipient.ts';
import type { Recipient } from './recipient.ts';
import type { SupersededReason } from './superseded-texts.ts';

export type { SupersededReason } from './superseded-texts.ts';

/** Why the notice is no longer to be sent, read from the case and the directory as they are now; `undefined` while it is. */
export function outrun(
  proposal: Proposal,
  commits: readonly CaseCommit[],
  notice: Notice,
  context: NoticeContext,
): SupersededReason | undefined {
  const event = eventOf(commits, notice);
  if (notice.kind === 'address-failed') {
    const failed = failedRecipient(notice);
    if (isMended(failed, context.directory)) return 'address-mended';
    return isConcerned(notice, ({ directory }) => addressHappening(failed, directory).recipients, context) ? undefined : 'not-concerned';
  }
  const happening = event && happeningOf(proposal, event, context, notice.clockId);
  if (event === undefined || happening === undefined) return 'not-concerned';
  const passed = passedBy(proposal, event, happening, notice);
  if (passed !== undefined) return passed;
  const recipientsIn = (inContext: NoticeContext): readonly Recipient[] =>
    happeningOf(proposal, event, inContext, notice.clockId)?.recipients ?? [];
  return isConcerned(notice, recipientsIn, context) ? undefined : 'not-concerned';
}

/** The event a notice tells of. */
export function eventOf(commits: readonly CaseCommit[], { seq, index }: Pick<Notice, 'seq' | 'index'>): ProposalEvent | undefined {
  return commits.find((commit) => commit.seq === seq)?.events[index];
}

/**
 * Whether whom it was meant for is among those it concerns. Somebody who left still counts as long as nobody else is there to
 * be told: then whoever stands in is.
 */
function isConcerned(
  { recipientId: told, onBehalfOf = told }: Notice,
  recipientsIn: (context: NoticeContext) => readonly Recipient[],
  context: NoticeContext,
): boolean {
  const recipients = recipientsIn(context);
  if (recipients.some((recipient) => recipientId(recipient) === onBehalfOf)) return true;
  const meantFor = parseRecipient(onBehalfOf);
  const person = 'personId' in meantFor ? context.directory.people.get(meantFor.personId) : undefined;
  if (person === undefined || person.active || recipients.some((recipient) => 'personId' in recipient)) return false;
  const people = new Map(context.directory.people).set(person.id, { ...person, active: true });
  return recipientsIn({ ...context, directory: { ...context.directory, people } }).some(
    (recipient) => recipientId(recipient) === onBehalfOf,
  );
}

/** What the case has come to that makes the notice moot. What is told as a fact alone (a closing, a filing, …) never is. */
function passedBy(proposal: Proposal, event: ProposalEvent, happening: Happening, notice: Notice): SupersededReason | undefined {
  const { kind, clock } = happening;
  const share = shareOf(proposal, event);
  switch (kind) {
    case 'reminder':
    case 'overdue-unit':
    case 'overdue-office':
    case 'overdue-leader':
      return ended(proposal, clock) ?? (clock?.deadline.dueOn === notice.dueOn ? undefined : 'deadline-moved');
    case 'by-hand':
    case 'revision-requested':
    case 'consultation':
      return ended(proposal, clock);
    case 'assigned':
    case 'return-refused':
      return answered(proposal, share);
    case 'redo':
      return share !== undefined && event.type === 'RedoOpened' && share.round > event.round ? 'replaced' : answered(proposal, share);
    case 'return-requested': {
      const end = ended(proposal, clock);
      return end === 'share-returned' || (end === 'clock-closed' && clock?.closed?.how !== 'overtaken') ? 'already-decided' : end;
    }
    case 'opinion-given': {
      // A lead that replied after it came has read it; one that had replied before is still to hear of it.
      const reply = leadOf(proposal)?.replies.at(-1);
      return reply !== undefined && reply.issuedAt >= notice.at ? 'already-answered' : undefined;
    }
    case 'opinion-lapsed':
      return share?.status === 'opinion-given' ? 'already-answered' : answered(proposal, leadOf(proposal));
    case 'reply':
      if (clock === undefined || isOpen(clock)) return undefined;
      return clock.closed?.how === 'silence' ? 'case-closed' : 'already-judged';
    case 'silence': {
      const late = assignmentsOf(proposal).find(({ id }) => id === clock?.assignmentId);
      // An opinion is welcome after it lapsed; who gave it needs not be told that it is missing.
      return clock?.kind === 'opinion' && late?.status === 'opinion-given' ? 'already-answered' : undefined;
    }
    case 'return-granted':
    case 'declined':
    case 'filed':
    case 'closed':
    case 'address-failed':
    case 'endpoint-disabled':
      return undefined;
  }
}

/** Why a clock no longer runs; `undefined` while it does. */
function ended(proposal: Proposal, clock: Happening['clock']): SupersededReason | undefined {
  if (clock === undefined || isOpen(clock)) return undefined;
  if (proposal.stage === 'withdrawn') return 'withdrawn';
  const share = assignmentsOf(proposal).find(({ id }) => id === clock.assignmentId);
  if (share?.status === 'returned') return 'share-returned';
  return proposal.stage === 'closed' && clock.closed?.how === 'overtaken' ? 'case-closed' : 'clock-closed';
}

/** Why a unit has nothing left to do; signing for its share is not yet doing it. */
function answered(proposal: Proposal, share: Assignment | undefined): SupersededReason | undefined {
  switch (share?.status) {
    case undefined:
    case 'awaiting-sign-for':
    case 'return-requested':
    case 'in-handling':
      return proposal.stage === 'closed' ? 'case-closed' : undefined;
    case 'returned':
      return 'share-returned';
    case 'opinion-lapsed':
      return 'clock-closed';
    case 'awaiting-letter-number':
    case 'replied':
    case 'opinion-given':
      return 'already-answered';
  }
}
