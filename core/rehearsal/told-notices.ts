import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { readyAt } from '#core/notices/mail-times.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { outrun } from '#core/notices/relevance.ts';
import type { SupersededReason } from '#core/notices/relevance.ts';
import { onBehalf, standInFor } from '#core/notices/stand-in.ts';
import type { RehearsedCase, RehearsedCommit } from './rehearse.ts';

/** A notice with what became of it; without `settled` it is still to go. */
export interface ToldNotice {
  readonly notice: Notice;
  readonly settled?: Settled;
}

type Settled =
  | { readonly status: 'sent'; readonly at: string }
  | { readonly status: 'superseded'; readonly at: string; readonly reason: SupersededReason }
  | { readonly status: 'forwarded'; readonly at: string; readonly instead: string };

/**
 * The notices that a case has called for until now. Each is settled as it was ready: sent, unless the case had outrun it by
 * then. Mails are another matter: none was made, so none is named.
 */
export function toldNotices({ commits }: RehearsedCase, context: Omit<DecideContext, 'actorId'>): ToldNotice[] {
  const told = new Map<string, ToldNotice>();
  let waiting: Notice[] = [];
  const settleUntil = (instant: string, found: Case): void => {
    for (const notice of waiting.filter((one) => one.readyAt < instant)) {
      const reason = outrun(found, commits, notice, context);
      const at = notice.readyAt;
      const settled: Settled = reason === undefined ? { status: 'sent', at } : { status: 'superseded', at, reason };
      told.set(noticeKey(notice), { notice, settled });
    }
    waiting = waiting.filter((one) => one.readyAt >= instant);
  };
  let found: Case | undefined;
  for (const commit of commits) {
    if (found !== undefined) settleUntil(commit.at, found);
    found = commit.state;
    for (const posted of postedAfter(commit, context)) {
      const key = noticeKey(posted.notice);
      if (told.has(key)) continue;
      told.set(key, posted);
      if (posted.settled === undefined) waiting.push(posted.notice);
    }
  }
  if (found !== undefined) settleUntil(context.now, found);
  return [...told.values()];
}

/** Whoever cannot be reached is stood in for from the beginning. */
function postedAfter(commit: RehearsedCommit, context: Omit<DecideContext, 'actorId'>): ToldNotice[] {
  return noticesFor(commit.state, commit, context).flatMap((notice): ToldNotice[] => {
    const { recipientId, urgency, at } = notice;
    const instead = standInFor(recipientId, context);
    if (instead === undefined) return [{ notice }];
    const handedOn = onBehalf(notice, instead, readyAt(urgency, instead, at, context.policy, context.calendar));
    return [{ notice: handedOn }, { notice, settled: { status: 'forwarded', at, instead } }];
  });
}
