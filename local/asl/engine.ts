import type { Instant } from '../clock/virtual-clock.ts';
import type { Agenda } from './agenda.ts';
import type { ExecutionFacts } from './context-object.ts';
import type { Journal } from './journal.ts';
import type { StrandTree } from './strand-tree.ts';

/** What the interpreter needs of the world around it. */
export interface World {
  readonly region: string;
  now(): Instant;
  /** In [0, 1). */
  random(): number;
  /** The token of the task attempt that event `event` of strand `strand` schedules: the same whenever asked. */
  taskToken(strand: number, event: number): string;
}

/** What the parts of one run share. */
export interface Engine {
  readonly facts: ExecutionFacts;
  readonly world: World;
  readonly tree: StrandTree;
  readonly journal: Journal;
  readonly agenda: Agenda;
}
