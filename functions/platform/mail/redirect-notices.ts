import { dispatcherNotices } from '#core/notices/dispatcher-notices.ts';
import type { Notice } from '#core/notices/notice.ts';
import { onBehalf, standInFor } from '#core/notices/reach/stand-in.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { log } from '#functions/platform/log.ts';
import { postNotices, startFor } from './post-notices.ts';
import type { PostDependencies } from './post-notices.ts';

/** Notices that cannot go to whom they are for, and the mail that failed, where one did. */
export interface Stranded {
  readonly body: string;
  readonly recipientId: string;
  readonly notices: readonly Notice[];
  readonly failedMailId?: string;
}

/**
 * Puts the notices anew for whoever stands in; with nobody to stand in they are settled as unreachable. The new one is
 * there before the old one is settled, so a crash on the way repeats it and loses nothing.
 */
export async function redirectNotices(
  dependencies: PostDependencies,
  { body, recipientId: from, notices: stranded, failedMailId }: Stranded,
  context: DecideContext,
): Promise<'forwarded' | 'unreachable'> {
  const { notices, digests } = dependencies;
  const at = context.now;
  const ofMail = failedMailId === undefined ? {} : { mailId: failedMailId };
  const instead = standInFor(from, context);
  if (instead === undefined) {
    for (const notice of stranded) await notices.settle(body, notice, { status: 'unreachable', at, ...ofMail });
    log('warn', 'nobody reached', { recipientId: from, notices: stranded.length });
    return 'unreachable';
  }
  const handedOn = stranded.map((notice) => onBehalf(notice, instead, notice.readyAt));
  for (const notice of handedOn) {
    // It may have come from there: then the first one is taken up again.
    if (!(await notices.put(body, notice))) await notices.reopen(body, notice);
  }
  await startFor(digests, body, handedOn, context);
  for (const notice of stranded) await notices.settle(body, notice, { status: 'forwarded', at, instead, ...ofMail });
  return 'forwarded';
}

/**
 * Tells the dispatchers that mails to somebody fail, by a notice of the first case concerned: `cause` makes it one for
 * ever, however often this is repeated.
 */
export async function tellDispatchers(
  dependencies: PostDependencies,
  body: string,
  { notice, cause }: { readonly notice: Notice; readonly cause: string },
  context: DecideContext,
): Promise<void> {
  const fresh = dispatcherNotices(notice, cause, context);
  await postNotices(dependencies, body, fresh, context);
  log('warn', 'dispatchers told of an address', { recipientId: notice.recipientId, told: fresh.length });
}
