import type { Repair } from '#core/healing/repair.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';

/** What was healed, in memory. */
export class MemoryRepairs implements RepairLog {
  private readonly kept = new Map<string, Repair[]>();

  async record(body: string, repair: Repair): Promise<void> {
    this.kept.set(body, [...(this.kept.get(body) ?? []).filter(({ id }) => id !== repair.id), repair]);
  }

  async list(body: string, { before, limit }: { readonly before: string; readonly limit: number }): Promise<Repair[]> {
    return (this.kept.get(body) ?? [])
      .filter(({ id }) => before === '' || id < before)
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }
}
