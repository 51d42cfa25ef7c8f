import type { StatusEvent, WhichProposal } from '#core/webhook/told/status-events.ts';
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

  async unlisted({ body, proposalId }: WhichProposal, events: readonly StatusEvent[]): Promise<readonly StatusEvent[]> {
    const listed = await this.views.events(body, { after: '', before: '~', limit: Infinity });
    const last = Math.max(0, ...listed.filter((one) => one.proposalId === proposalId).map(({ sequence }) => sequence));
    return events.filter(({ data }) => data.sequence > last);
  }

  async publish(events: readonly StatusEvent[], follow: WhichProposal | undefined): Promise<void> {
    for (const event of events) await this.crash.around(`tell ${event.id}`, () => this.published.push(event));
    if (follow !== undefined && events.length > 0) this.followed.push(follow);
  }
}
