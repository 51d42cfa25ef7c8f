import type * as z from 'zod';
import type { allocationLineSchema, Comment } from './allocation-log.ts';

/** A unit's comment on a line, on the version that it saw. */
interface Commented extends Comment {
  readonly version: number;
  readonly by: string;
  readonly at: string;
}

export interface AllocationLine {
  /** `null` once it was taken out. */
  readonly line: z.output<typeof allocationLineSchema> | null;
  /** 1, 2 … with each change of the line. */
  readonly version: number;
  /** The change of the allocation with which this line, or a comment on it, changed last. */
  readonly changedAs: number;
  readonly by: string;
  readonly at: string;
  readonly comments: ReadonlyMap<string, Commented>;
}

/** A draft allocation (预分办): who is to get what. It has no effect on any case. */
export interface Allocation {
  readonly session: string;
  readonly name: string;
  readonly by: string;
  readonly begunAt: string;
  /** Changes so far: the number of its log's commits. */
  readonly changes: number;
  /** By the proposal's id. */
  readonly lines: ReadonlyMap<string, AllocationLine>;
  /** Units were asked what they think of it (预交办), until then: silence counts as "fits". */
  readonly asked?: { readonly at: string; readonly by: string; readonly until: string; readonly unitIds: readonly string[] };
  readonly discardedAt?: string;
}

/** Units that a line gives the proposal to. */
export function unitsOf(line: AllocationLine['line']): string[] {
  if (line === null) return [];
  return [...(line.lead === undefined ? [] : [line.lead.unitId]), ...line.coHandlers.map(({ unitId }) => unitId)];
}
