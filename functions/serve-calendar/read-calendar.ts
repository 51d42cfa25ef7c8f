import { addDays, localDate, startOfDay } from '#core/calendar/calendar-date.ts';
import { holdersOf } from '#core/feed/calendar-feed.ts';
import { deadlineFeed, keptDays } from '#core/feed/deadline-feed.ts';
import { feedNames } from '#core/feed/feed-texts.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { FeedStore } from '#core/ports/feed-store.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { mayLackNumber, withNumber } from '#core/view/deadline-view.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { calendarFile } from './calendar-file.ts';

// 32 random bytes in base64url.
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

// Bounds for each of the at most five desks of a person. A Lambda's answer ends at 6 MB, in base64 (AWS Lambda quotas); an open
// clock takes 960 octets with three reminders, an ended one 600, so five full desks make 5.3 MB. The most urgent are kept.
const MOST_OPEN = 700;
const MOST_ENDED = 200;

/** What a calendar is made from. */
export interface CalendarSources {
  readonly cases: Pick<Cases, 'context'>;
  readonly reader: Pick<ViewReader, 'deadlines' | 'cases'>;
  readonly feeds: Pick<FeedStore, 'find' | 'markRead'>;
}

/**
 * The calendar that lies at a secret address, as iCalendar text. One answer for an address that never was, one that was
 * revoked and one whose maker has left. @throws Refusal `CalendarNotFoundError`
 */
export async function readCalendar({ cases, reader, feeds }: CalendarSources, file: string, portalUrl: string): Promise<string> {
  const secret = FILE.exec(file)?.[1];
  const feed = secret === undefined ? undefined : await feeds.find(sha256(secret));
  if (feed === undefined) throw new Refusal('CalendarNotFoundError');
  const { body } = feed;
  const { directory, policy, calendar, now } = await cases.context(body, feed.personId);
  const holders = holdersOf(feed, directory);
  if (holders === undefined) throw new Refusal('CalendarNotFoundError');
  const today = localDate(now, policy.timeZoneOffset);
  const endedFrom = startOfDay(addDays(today, -keptDays), policy.timeZoneOffset);
  const deadlines = await Promise.all(
    holders.map((holder) => reader.deadlines(body, holder, { endedFrom, mostOpen: MOST_OPEN, mostEnded: MOST_ENDED })),
  );
  if (feed.lastReadOn !== today) await feeds.markRead(feed, today);
  const events = deadlineFeed(await withNumbers(reader, body, deadlines.flat()), { body, policy, calendar, portalUrl });
  return calendarFile(feedNames[feed.unitId === undefined ? 'me' : 'my-unit'], events);
}

/** A clock that ran before its case had a number is listed without it. */
async function withNumbers(reader: Pick<ViewReader, 'cases'>, body: string, found: readonly FeedDeadline[]): Promise<FeedDeadline[]> {
  const lacking = found.filter(({ deadline }) => mayLackNumber(deadline));
  const views = await reader.cases(
    body,
    lacking.map(({ proposalId }) => proposalId),
  );
  return found.map(({ proposalId, deadline }) => ({ proposalId, deadline: withNumber(deadline, views.get(proposalId)) }));
}
