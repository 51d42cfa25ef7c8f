import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Term } from '#core/contracts/term.ts';
import type { FeedEvent } from '#core/feed/deadline-feed.ts';

const statuses: Readonly<Record<FeedEvent['status'], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

// Calendars that heed it come again after so long; others have a rhythm of their own, up to a day.
const REFRESH_SECONDS = 3600;

/**
 * A feed as an iCalendar object (RFC 5545, `METHOD:PUBLISH`), lines folded at 75 octets. Due days are dates without a zone,
 * so they stay on their day wherever the calendar is; everything that is an instant is told in UTC. So no `VTIMEZONE` is
 * needed and no calendar can read a time in the wrong zone.
 */
export function calendarFile(name: Term, events: readonly FeedEvent[]): string {
  const calendar = ical({
    name: `${name.zh} · ${name.en}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'proposal-pipeline', product: 'deadlines', language: 'ZH' },
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, sequence, on, changedAt, status, summary, description, url, alarmsAt } of events) {
    const event = calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      // Of an all-day event the generator writes the UTC date.
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary,
      description,
      url,
      status: statuses[status],
      // A due day takes nobody's time, and is no matter of those with whom a calendar is shared.
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
    });
    for (const at of alarmsAt) event.createAlarm({ type: ICalAlarmType.display, trigger: new Date(at), description: summary });
  }
  return `${calendar.toString()}\r\n`;
}
