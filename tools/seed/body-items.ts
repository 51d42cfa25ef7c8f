import type { DecideContext } from '#core/case/decide-context.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import type { RehearsedCase } from '#core/rehearsal/rehearse.ts';
import { toldNotices } from '#core/rehearsal/told-notices.ts';
import { figuresItems } from '#core/statistics/figures-items.ts';
import { sketchItems } from '#core/suggest/case-sketch.ts';
import { caseItem } from '#core/view/case-item.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { listItems } from '#core/view/view-items.ts';
import { eventItems } from '#core/webhook/told/event-list.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import { followMark } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { noticeItem } from '#functions/adapters/dynamo/notice-item.ts';

/** An item of the list table. */
export type ViewItem = Readonly<Record<string, unknown>>;

/** Everything the list table holds of a case when whoever follows the ledger has caught up with it. */
export function caseItems(body: string, rehearsed: RehearsedCase, context: Omit<DecideContext, 'actorId'>): ViewItem[] {
  const { proposalId, commits } = rehearsed;
  const last = commits.at(-1);
  if (last === undefined) return [];
  const pk = proposalKey(body, proposalId);
  const lists = listItems(body, caseView(last.state, last.seq), deadlinesOf(last.state));
  const events = Map.groupBy(statusEvents({ body, proposalId }, commits), ({ time }) => time);
  const seconds = Date.parse(context.now) / 1000;
  return [
    { pk, ...caseItem(body, last.state, last.seq), version: last.seq },
    ...[...figuresItems(body, last.state), ...sketchItems(body, last.state)].map((one) => ({ ...one })),
    ...lists.filter(({ expiresAt = seconds }) => expiresAt >= seconds).map((one) => ({ ...one })),
    ...[...events].flatMap(([time, together]) => eventItems(together, time).map((one) => ({ ...one }))),
    ...toldNotices(rehearsed, context).map(({ notice, settled }) => noticeItem(body, notice, settled)),
    followMark(body, proposalId, last.seq),
  ];
}

/** The same of the directory: who is whom, and how far its log was read. */
export function directoryItems(body: string, { people }: Directory, log: readonly Commit[]): ViewItem[] {
  return [
    ...[...people.values()].map(({ id, subject = id }) => ({ pk: `subject#${subject}`, sk: body, personId: id })),
    { pk: directoryKey(body), sk: 'cursor', version: log.length },
  ];
}
