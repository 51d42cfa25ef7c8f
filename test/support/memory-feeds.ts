import type { CalendarFeed } from '#core/feed/calendar-feed.ts';
import type { FeedStore } from '#core/ports/feed-store.ts';

/** Calendar feeds in memory. */
export class MemoryFeeds implements FeedStore {
  private readonly kept: { feed: CalendarFeed; hash: string }[] = [];
  /** Counts writes of the day a feed was read on. */
  marked = 0;

  async add(feed: CalendarFeed, hash: string): Promise<boolean> {
    if (this.entry(feed) !== undefined) return false;
    this.kept.push({ feed, hash });
    return true;
  }

  async of(body: string, personId: string): Promise<CalendarFeed[]> {
    return this.kept.map(({ feed }) => feed).filter((feed) => feed.body === body && feed.personId === personId);
  }

  async find(hash: string): Promise<CalendarFeed | undefined> {
    return this.kept.find((entry) => entry.hash === hash && entry.feed.revokedAt === undefined)?.feed;
  }

  async revoke(feed: CalendarFeed, at: string): Promise<void> {
    this.change(feed, { revokedAt: at });
  }

  async markRead(feed: CalendarFeed, on: string): Promise<void> {
    this.marked += 1;
    this.change(feed, { lastReadOn: on });
  }

  private entry({ body, personId, id }: CalendarFeed) {
    return this.kept.find(({ feed }) => feed.body === body && feed.personId === personId && feed.id === id);
  }

  private change(feed: CalendarFeed, changes: Partial<CalendarFeed>): void {
    const entry = this.entry(feed);
    if (entry !== undefined && entry.feed.revokedAt === undefined) entry.feed = { ...entry.feed, ...changes };
  }
}
