import type { DecideContext } from '#core/case/decide-context.ts';
import type { DigestExecution } from '#core/contracts/workflow.ts';
import { goesByItself, readyAt } from './mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';
import { onBehalf, standInFor } from '#core/notices/reach/stand-in.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';

/** A notice to be written, pending or settled already. */
export interface Post {
  readonly notice: Notice;
  readonly settled?: Settlement;
}

/** Each notice, or what its stand-in is told and that it was handed on. */
export function postsFor(fresh: readonly Notice[], context: DecideContext): Post[] {
  return fresh.flatMap((notice): Post[] => {
    const instead = standInFor(notice.recipientId, context);
    if (instead === undefined) return [{ notice }];
    const handedOn = onBehalf(notice, instead, readyAt(notice.urgency, instead, notice.at, context.policy, context.calendar));
    return [{ notice: handedOn }, { notice, settled: { status: 'forwarded', at: context.now, instead } }];
  });
}

/** Those of them that are to be sent. */
export function dueOf(posts: readonly Post[]): Notice[] {
  return posts.flatMap(({ notice, settled }) => (settled === undefined ? [notice] : []));
}

// Milliseconds. An execution of an instant that is nearer than this may have read the index before the notice was in it.
const LATE_MS = 30_000;

/** The executions that send what no morning does, one for each recipient and instant: prompt notices, and late ones. */
export function digestsFor(body: string, due: readonly Notice[], { now, policy, calendar }: DecideContext): DigestExecution[] {
  const soon = new Date(Date.parse(now) + LATE_MS).toISOString();
  const starts = new Map<string, DigestExecution>();
  for (const notice of due) {
    const { recipientId } = notice;
    const at = notice.readyAt > soon ? notice.readyAt : readyAt('prompt', recipientId, now, policy, calendar);
    if (goesByItself({ ...notice, readyAt: at }, policy, calendar)) starts.set(`${recipientId} ${at}`, { body, recipientId, at });
  }
  return [...starts.values()];
}
