import type { EventItem } from '#core/webhook/event-list.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/status-events.ts';
import type { StatusNews } from '#functions/platform/webhook/status-news.ts';
import { CrashPoints } from './crash-points.ts';
import { MemoryViews } from './memory-views.ts';

/** Where status events go, in memory: everything that was published, repetitions too. */
export class MemoryNews implements StatusNews {
  readonly published: StatusEvent[] = [];
  /** Proposals that the dispatcher was told to follow. */
  readonly followed: WhichProposal[] = [];
  private readonly crash: CrashPoints;
  private readonly views: MemoryViews;

  constructor(crash = new CrashPoints(), views = new MemoryViews()) {
    this.crash = crash;
    this.views = views;
  }

  /** Ids of what was published, each once, in the order of their first time. */
  get ids(): string[] {
    return [...new Set(this.published.map(({ id }) => id))];
  }

  async list(items: readonly EventItem[]): Promise<void> {
    for (const item of items) {
      const list = this.views.of(item.pk);
      if (!list.has(item.sk)) await this.crash.around(`list ${item.sk}`, () => list.set(item.sk, { ...item }));
    }
  }

  async publish(events: readonly StatusEvent[], follow: WhichProposal | undefined): Promise<void> {
    for (const event of events) await this.crash.around(`tell ${event.id}`, () => this.published.push(event));
    if (follow !== undefined && events.length > 0) this.followed.push(follow);
  }
}
