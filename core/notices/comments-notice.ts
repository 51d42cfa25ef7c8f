import type { AllocationEvent } from '#core/allocation/allocation-log.ts';
import type { Allocation } from '#core/allocation/allocation.ts';
import { shareOf } from '#core/allocation/share-of.ts';
import { startOfDay } from '#core/calendar/calendar-date.ts';
import { dateTerm } from '#core/calendar/date-term.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { itemBesideCases } from './item-beside-cases.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { allocationNumber } from '#core/notices/render/mail-texts.ts';
import { morningOf, readyAt } from '#core/notices/lane/mail-times.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';
import type { SupersededReason } from './superseded-texts.ts';

const askedKind = 'comments-asked' as const;
const dueKind = 'comments-due' as const;

/**
 * Whom a commit of an allocation calls to tell: the clerks of the units that are asked for comments (预交办), at once and again on the last
 * morning. In the place of a case's id stands the allocation's; the rule says how many lines it is about, or of which unit.
 */
export function commentsNotices(
  allocationId: string,
  { at, seq, events }: Pick<CommitOf<AllocationEvent>, 'at' | 'seq' | 'events'>,
  { policy, calendar, directory }: Pick<DecideContext, 'policy' | 'calendar' | 'directory'>,
): Notice[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'CommentsAsked') return [];
    const lastDay = startOfDay(event.untilOn, policy.timeZoneOffset);
    return event.units.flatMap(({ unitId, lines }) =>
      peopleWithRole(directory, 'unit-clerk', unitId).flatMap(({ id: recipientId }): Notice[] => {
        const about = { proposalId: allocationId, recipientId, dueOn: event.untilOn, seq, index, at };
        const lastMorning = morningOf(recipientId, lastDay, policy, calendar);
        const asked: Notice = {
          ...about,
          kind: askedKind,
          rule: `lines-${lines}-${seq}`,
          urgency: 'prompt',
          readyAt: readyAt('prompt', recipientId, at, policy, calendar),
        };
        // Where nothing goes any more before the limit, or the first mail itself goes that morning, there is nothing to remind of.
        if (lastMorning >= event.until || lastMorning <= asked.readyAt) return [asked];
        return [asked, { ...about, kind: dueKind, rule: `due-${unitId}-${seq}`, urgency: 'digest', readyAt: lastMorning }];
      }),
    );
  });
}

export function isAboutComments({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === askedKind || kind === dueKind;
}

/** Why it is no longer told: the unit said all, it was asked anew, or there is nothing to say any more. */
export function commentsOutrun(notice: Notice, found: Allocation | undefined, now: string): SupersededReason | undefined {
  const { asked, discardedAt } = found ?? {};
  if (found === undefined || asked === undefined || discardedAt !== undefined || now >= asked.until) return 'not-concerned';
  if (asked.at !== notice.at) return 'replaced';
  if (notice.kind === askedKind) return undefined;
  const { lines, said } = shareOf(found, unitOf(notice));
  if (lines === 0) return 'not-concerned';
  return said === lines ? 'already-answered' : undefined;
}

/** What a mail tells of it: how many proposals, and until when; of a reminder those that nothing was said of. */
export function commentsItem(notice: Notice, found: Allocation, portalUrl: string): MailItem {
  const { kind, proposalId } = notice;
  const isDue = kind === dueKind;
  const { lines, said } = shareOf(found, unitOf(notice));
  const count = isDue ? lines - said : Number(/^lines-(\d+)-/.exec(notice.rule)?.[1] ?? 0);
  const item = itemBesideCases(
    { kind: isDue ? dueKind : askedKind, proposalId, notices: [noticeKey(notice)] },
    { number: allocationNumber, title: String(count), outcome: dateTerm(notice.dueOn ?? notice.at.slice(0, 10)) },
  );
  return { ...item, link: `${portalUrl}/desk/comments?allocation=${proposalId}` };
}

function unitOf({ rule }: Notice): string {
  return /^due-(.+)-\d+$/.exec(rule)?.[1] ?? '';
}
