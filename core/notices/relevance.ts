import type { Case } from '#core/case/case.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { tellings } from '#core/steps/tellings.ts';
import { addressHappening, failedRecipient, isMended } from '#core/notices/reach/address-failure.ts';
import { happeningOf, isTellingKind } from './happening.ts';
import type { Notice } from './notice.ts';
import type { CaseCommit } from './notices.ts';
import { parseRecipient, recipientId, whoeverReads } from '#core/notices/reach/recipient.ts';
import type { Recipient } from '#core/notices/reach/recipient.ts';
import type { SupersededReason } from './superseded-texts.ts';

export type { SupersededReason } from './superseded-texts.ts';

/** Why the notice is no longer to be sent, read from the case and the directory as they are now; `undefined` while it is. */
export function outrun(found: Case, commits: readonly CaseCommit[], notice: Notice, context: NoticeContext): SupersededReason | undefined {
  const event = eventOf(commits, notice);
  const then = withCommit(context, commits, notice);
  if (notice.kind === 'address-failed') {
    const failed = failedRecipient(notice);
    if (isMended(failed, context.directory)) return 'address-mended';
    return isConcerned(notice, ({ directory }) => addressHappening(failed, directory).recipients, context) ? undefined : 'not-concerned';
  }
  const { kind, clockId, at, dueOn } = notice;
  if (event === undefined || !isTellingKind(kind)) return 'not-concerned';
  const happening = happeningOf(kind, found, event, then, clockId);
  if (happening === undefined) return 'not-concerned';
  const passed = tellings[kind].outrunBy({ found, event, clock: happening.clock, at, dueOn, schema: then.commit?.schema ?? currentSchema });
  if (passed !== undefined) return passed;
  const recipientsIn = (inContext: NoticeContext): readonly Recipient[] =>
    happeningOf(kind, found, event, inContext, clockId)?.recipients ?? [];
  return isConcerned(notice, recipientsIn, then) ? undefined : 'not-concerned';
}

/** The context with the commit that a notice is of. */
export function withCommit<C extends NoticeContext>(context: C, commits: readonly CaseCommit[], { seq }: Pick<Notice, 'seq'>): C {
  const commit = commits.find((one) => one.seq === seq);
  return commit === undefined ? context : { ...context, commit };
}

/** The event a notice tells of. */
export function eventOf(commits: readonly CaseCommit[], { seq, index }: Pick<Notice, 'seq' | 'index'>): CaseEvent | undefined {
  return commits.find((commit) => commit.seq === seq)?.events[index];
}

/**
 * Whether whom it was meant for is among those it concerns. Somebody who left still counts as long as nobody else is there to
 * be told: then whoever stands in is.
 */
function isConcerned(
  { recipientId: told, onBehalfOf = whoeverReads(told) }: Notice,
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
