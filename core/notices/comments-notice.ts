import type { AllocationEvent } from '#core/allocation/allocation-log.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { itemBesideCases } from './item-beside-cases.ts';
import type { MailItem } from './mail-content.ts';
import { allocationNumber } from './mail-texts.ts';
import { readyAt } from './mail-times.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';

const commentsKind = 'comments-asked' as const;

/**
 * Whom a commit of an allocation calls to tell: the clerks of the units that are asked for comments (预交办). In the place of a case's id
 * stands the allocation's; the rule says how many lines it is about.
 */
export function commentsNotices(
  allocationId: string,
  { at, seq, events }: Pick<CommitOf<AllocationEvent>, 'at' | 'seq' | 'events'>,
  { policy, calendar, directory }: Pick<DecideContext, 'policy' | 'calendar' | 'directory'>,
): Notice[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'CommentsAsked') return [];
    return event.units.flatMap(({ unitId, lines }) =>
      peopleWithRole(directory, 'unit-clerk', unitId).map(({ id: recipientId }): Notice => ({
        proposalId: allocationId,
        recipientId,
        kind: commentsKind,
        rule: `lines-${lines}-${seq}`,
        urgency: 'prompt',
        dueOn: event.untilOn,
        seq,
        index,
        at,
        readyAt: readyAt('prompt', recipientId, at, policy, calendar),
      })),
    );
  });
}

export function isAboutComments({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === commentsKind;
}

/** What a mail tells of it: how many proposals, and until when. */
export function commentsItem(notice: Notice): MailItem {
  const count = Number(/^lines-(\d+)-/.exec(notice.rule)?.[1] ?? 0);
  const about = { kind: commentsKind, proposalId: notice.proposalId, notices: [noticeKey(notice)] };
  return itemBesideCases(about, {
    number: allocationNumber,
    title: String(count),
    outcome: dateTerm(notice.dueOn ?? notice.at.slice(0, 10)),
  });
}
