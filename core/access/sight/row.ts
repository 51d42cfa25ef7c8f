import type { Eye, Phase } from './eyes.ts';

/**
 * How far somebody sees. `own`: what is the reader's, or the reader's unit's. `common`: that, and what is no unit's. `earlier`: what
 * belongs to a round before the present one.
 */
export type Reach = 'all' | 'common' | 'own' | 'earlier' | 'none';

/** One reach whatever the phase, or one by phase: `none` in those that are not named. */
export type Cell = Reach | Readonly<Partial<Record<Phase, Reach>>>;

/** A line of the table: who sees it, by whose eyes it is read with. */
export type Row = Readonly<Record<Eye, Cell>>;

/** `always`: whoever sees the thing sees this of it. */
export type FieldRow = Row | 'always';

/** Something that an answer tells of: to whom one of it is there at all, and then each of its fields. */
export interface Part {
  readonly seen: Row;
  readonly fields: Readonly<Record<string, FieldRow>>;
}

export function reachIn(cell: Cell, phase: Phase): Reach {
  return typeof cell === 'string' ? cell : (cell[phase] ?? 'none');
}
