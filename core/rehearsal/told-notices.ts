import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { postsFor } from '#core/notices/lane/posts.ts';
import type { Post } from '#core/notices/lane/posts.ts';
import { outrun } from '#core/notices/relevance.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';
import type { RehearsedCase } from './rehearse.ts';

/**
 * The notices that a case has called for until now, without `settled` where they are still to go. The others were settled as
 * they were ready: sent, unless the case had outrun them by then. Mails are another matter: none was made, so none is named.
 */
export function toldNotices({ commits }: RehearsedCase, context: Omit<DecideContext, 'actorId'>): Post[] {
  const told = new Map<string, Post>();
  let waiting: Notice[] = [];
  const settleUntil = (instant: string, found: Case): void => {
    for (const notice of waiting.filter((one) => one.readyAt < instant)) {
      const reason = outrun(found, commits, notice, context);
      const at = notice.readyAt;
      const settled: Settlement = reason === undefined ? { status: 'sent', at } : { status: 'superseded', at, reason };
      told.set(noticeKey(notice), { notice, settled });
    }
    waiting = waiting.filter((one) => one.readyAt >= instant);
  };
  let found: Case | undefined;
  for (const commit of commits) {
    if (found !== undefined) settleUntil(commit.at, found);
    found = commit.state;
    for (const post of postsFor(noticesFor(found, commit, context), { ...context, actorId: 'system', now: commit.at })) {
      const key = noticeKey(post.notice);
      if (told.has(key)) continue;
      told.set(key, post);
      if (post.settled === undefined) waiting.push(post.notice);
    }
  }
  if (found !== undefined) settleUntil(context.now, found);
  return [...told.values()];
}
