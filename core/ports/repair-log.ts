import type { Repair } from '#core/healing/repair.ts';

/** What the system healed, kept for a year. */
export interface RepairLog {
  record(body: string, repair: Repair): Promise<void>;
  /** The latest first; `before` is a repair's id, '' for the first page. */
  list(body: string, page: { readonly before: string; readonly limit: number }): Promise<Repair[]>;
}
