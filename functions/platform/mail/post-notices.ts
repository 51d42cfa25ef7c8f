import type { DecideContext } from '#core/case/decide-context.ts';
import { goesByItself, readyAt } from '#core/notices/mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';
import { onBehalf, standInFor } from '#core/notices/stand-in.ts';
import type { NoticeStore } from '#core/ports/notice-store.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';
import type { DigestStarter } from '#core/ports/digest-starter.ts';

export interface PostDependencies {
  readonly notices: NoticeStore;
  readonly digests: DigestStarter;
}

// An execution of an instant that is nearer than this may have read the index before the notice was in it.
const LATE_MS = 30_000;

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

interface Post {
  readonly notice: Notice;
  readonly settled?: Settlement;
}

/** Each notice, or what its stand-in is told and that it was handed on. */
function postsFor(fresh: readonly Notice[], context: DecideContext): Post[] {
  return fresh.flatMap((notice): Post[] => {
    const instead = standInFor(notice.recipientId, context);
    if (instead === undefined) return [{ notice }];
    const handedOn = onBehalf(notice, instead, readyAt(notice.urgency, instead, notice.at, context.policy, context.calendar));
    return [{ notice: handedOn }, { notice, settled: { status: 'forwarded', at: context.now, instead } }];
  });
}

function dueOf(posts: readonly Post[]): Notice[] {
  return posts.flatMap(({ notice, settled }) => (settled === undefined ? [notice] : []));
}

/** Starts the executions that send these, one for each recipient and instant. */
export async function startFor(
  digests: DigestStarter,
  body: string,
  due: readonly Notice[],
  { now, policy, calendar }: DecideContext,
): Promise<void> {
  const soon = new Date(Date.parse(now) + LATE_MS).toISOString();
  const starts = new Map<string, Parameters<DigestStarter>[0]>();
  for (const notice of due) {
    const { recipientId } = notice;
    const at = notice.readyAt > soon ? notice.readyAt : readyAt('prompt', recipientId, now, policy, calendar);
    if (goesByItself({ ...notice, readyAt: at }, policy, calendar)) starts.set(`${recipientId} ${at}`, { body, recipientId, at });
  }
  for (const execution of starts.values()) await digests(execution);
}
