import { atLocalHour } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { remindersOf } from '#core/clock/alarms.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { DeadlineView } from '#core/view/deadline-view.ts';
import { caseLabel, dueText } from './feed-texts.ts';

/** A clock of a case, as the list table gives it. */
export interface FeedDeadline {
  readonly proposalId: string;
  readonly deadline: DeadlineView;
}

/** One due day as a calendar's event (RFC 5545 `VEVENT`). */
export interface FeedEvent {
  /** The same for ever, whatever becomes of the clock. */
  readonly uid: string;
  /** Goes up when the due day moves and when the clock ends; never down. */
  readonly sequence: number;
  /** The due day: all of it, so without hour and zone (see `FeedEvent.alarmsAt` for what is an instant). */
  readonly on: CalendarDate;
  /** When the log last changed what is told here, UTC: while nothing changes, the feed is the same byte for byte. */
  readonly changedAt: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** Instants in UTC at which the calendar reminds: the mornings of the ladder's reminders; none once the clock ended. */
  readonly alarmsAt: readonly string[];
}

export interface FeedContext {
  readonly body: string;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  /** Where people read a case: `<portalUrl>/cases/<id>`. */
  readonly portalUrl: string;
}

/** How long after its end a clock stays in the feed as cancelled, so that calendars that keep what they once read take it out. */
export const keptDays = 60;

/**
 * The events of a feed, in the order of due days: one for each clock, however many desks it lies on. Numbers, days and the
 * kind of work only: no title, no text, no names, because a feed lies in calendars outside of our hands.
 */
export function deadlineFeed(deadlines: readonly FeedDeadline[], context: FeedContext): FeedEvent[] {
  const byUid = new Map<string, FeedEvent>();
  for (const entry of deadlines) {
    const event = feedEvent(entry, context);
    const known = byUid.get(event.uid);
    // An index may still show a clock as open that it shows as ended elsewhere.
    if (known === undefined || known.sequence < event.sequence) byUid.set(event.uid, event);
  }
  return [...byUid.values()].sort((a, b) => (`${a.on} ${a.uid}` < `${b.on} ${b.uid}` ? -1 : 1));
}

function feedEvent({ proposalId, deadline }: FeedDeadline, context: FeedContext): FeedEvent {
  const { clockId, kind, caseNumber, dueOn, moves, changedAt, endedAt, provisional } = deadline;
  const url = `${context.portalUrl}/cases/${proposalId}`;
  return {
    uid: `${proposalId}.${clockId}@${context.body}`,
    sequence: endedAt === undefined ? moves : moves + 1,
    on: dueOn,
    changedAt,
    status: endedAt !== undefined ? 'cancelled' : provisional ? 'tentative' : 'confirmed',
    summary: `${caseLabel(caseNumber)} ${clockTerms[kind].zh}`,
    description: `${dueText(clockTerms[kind], dueOn, provisional)}\n${url}`,
    url,
    alarmsAt: endedAt === undefined ? alarmsOf(deadline, context) : [],
  };
}

/** Quiet days may put two reminders on one day, or one behind the due day: a calendar needs neither. */
function alarmsOf({ kind, startOn, dueOn, openedAt, movedAt }: DeadlineView, { policy, calendar }: FeedContext): string[] {
  const known = movedAt === undefined ? { openedAt } : { openedAt, movedAt };
  const days = remindersOf({ kind, ...known, deadline: { startOn, dueOn } }, policy, calendar).map(({ on }) => on);
  return [...new Set(days)].filter((on) => on <= dueOn).map((on) => atLocalHour(on, policy.reminders.atHour, policy.timeZoneOffset));
}
