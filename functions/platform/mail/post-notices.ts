import { digestsFor, dueOf, postsFor } from '#core/notices/lane/posts.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Notice } from '#core/notices/notice.ts';
import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { DigestStarter } from '#core/ports/mail/digest-starter.ts';

export interface PostDependencies {
  readonly notices: NoticeStore;
  readonly digests: DigestStarter;
}

/**
 * Writes notices, and starts what sends those that no morning does: prompt ones, and late ones whose instant is past already.
 * Whoever cannot be reached is stood in for from the beginning; who reaches nobody gets the notice all the same, and the
 * run that finds it tells the dispatchers. Everything may be repeated: notices are let in once, executions have names.
 */
export async function postNotices(
  { notices, digests }: PostDependencies,
  body: string,
  fresh: readonly Notice[],
  context: DecideContext,
): Promise<void> {
  const posts = postsFor(fresh, context);
  for (const { notice, settled } of posts) await notices.put(body, notice, settled);
  await startFor(digests, body, dueOf(posts), context);
}

/**
 * The same for all notices of one commit. That the last of them is there is how the follower knows that it is done with the
 * commit, so what sends them is started before: it waits for minutes.
 */
export async function postCommit(
  { notices, digests }: PostDependencies,
  body: string,
  fresh: readonly Notice[],
  context: DecideContext,
): Promise<void> {
  const posts = postsFor(fresh, context);
  const gathered = new Set(posts.map(({ notice }) => refText(refOf(notice)))).size;
  await startFor(digests, body, dueOf(posts), context);
  await Promise.all(posts.map(({ notice, settled }) => notices.put(body, notice, settled, gathered)));
}

/** Starts the executions that send these. */
export async function startFor(digests: DigestStarter, body: string, due: readonly Notice[], context: DecideContext): Promise<void> {
  for (const execution of digestsFor(body, due, context)) await digests(execution);
}
