import type { CalendarFeed } from '#core/feed/calendar-feed.ts';

/** Calendar feeds by who made them, and by the hash of the secret that opens them. All reads are strongly consistent. */
export interface FeedStore {
  /** Keeps a new feed under its secret's hash; `false` when there is one of that id already. */
  add(feed: CalendarFeed, hash: string): Promise<boolean>;
  /** Every feed a person ever made, revoked ones too, oldest first. */
  of(body: string, personId: string): Promise<CalendarFeed[]>;
  /** The feed that a secret of this hash opens; revoked ones are not found. */
  find(hash: string): Promise<CalendarFeed | undefined>;
  /** Takes a feed back for good; doing it again changes nothing. */
  revoke(feed: CalendarFeed, at: string): Promise<void>;
  /** Notes the local day on which it was read. */
  markRead(feed: CalendarFeed, on: string): Promise<void>;
}
