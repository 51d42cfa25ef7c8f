import type { StatusEvent } from '#core/webhook/status-events.ts';
import type { StatusNews } from '#functions/platform/status-news.ts';
import { CrashPoints } from './crash-points.ts';

/** Where status events go, in memory: everything that was published, repetitions too. */
export class MemoryNews implements StatusNews {
  readonly published: StatusEvent[] = [];
  private readonly crash: CrashPoints;

  constructor(crash = new CrashPoints()) {
    this.crash = crash;
  }

  /** Ids of what was published, each once, in the order of their first time. */
  get ids(): string[] {
    return [...new Set(this.published.map(({ id }) => id))];
  }

  async publish(events: readonly StatusEvent[]): Promise<void> {
    for (const event of events) await this.crash.around(`tell ${event.id}`, () => this.published.push(event));
  }
}
