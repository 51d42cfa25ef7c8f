import type { Instant } from '../clock/virtual-clock.ts';
import type { Assign } from './assign.ts';
import type { Catcher } from './catcher.ts';
import type { Bindings } from './expression.ts';
import type { Json, JsonObject } from './json.ts';
import type { Retrier } from './retrier.ts';
import type { TaskResource } from './task-resource.ts';
import type { Template } from './template.ts';

type StateType = 'Choice' | 'Fail' | 'Map' | 'Parallel' | 'Pass' | 'Succeed' | 'Task' | 'Wait';

/** One `States` object with its `StartAt`: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface Scope {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, StateNode>;
}

/** What `$states` holds beside the input and the usual context. */
export interface Extra {
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** Merged into `$states.context`: `Task`, `Map`. */
  readonly context?: JsonObject;
}

/** One stay in a state, as the state sees it. */
export interface Visit {
  readonly input: Json;
  now(): Instant;
  /** What expressions of the state may name. */
  bindings(extra?: Extra): Bindings;
  /** The token of the attempt that is about to be scheduled. */
  taskToken(): string;
}

export interface TaskCall {
  readonly resource: TaskResource;
  readonly arguments: Json;
  readonly timeoutSeconds: number | null;
  readonly heartbeatSeconds: number | null;
}

/** What a state wants next. */
export type Step =
  /** Done: `next` is undefined at the end of its scope. */
  | { readonly kind: 'leave'; readonly output: Json; readonly assigned: JsonObject; readonly next: string | undefined }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'task'; readonly call: TaskCall }
  | { readonly kind: 'branches'; readonly input: Json }
  /** `limit`: iterations at a time; `tolerated`: failures it survives, or null when the first failure is its own. */
  | {
      readonly kind: 'iterations';
      readonly items: readonly Json[];
      readonly limit: number;
      readonly tolerated: number | null;
      readonly startAt: string;
    };

export type ForkStep = Extract<Step, { kind: 'branches' | 'iterations' }>;

/** How a state is left: by `Next` or `End`, with what it assigns and puts out. */
export interface Exit {
  readonly assign: Assign | undefined;
  readonly output: Template | undefined;
  readonly next: string | undefined;
}

/** One state of a definition, ready to run. It keeps nothing between visits. */
export interface StateNode {
  readonly name: string;
  readonly type: StateType;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** The scopes inside: one for each branch of a Parallel, one for a Map. */
  readonly branches: readonly Scope[];
  /** A Map's `ItemSelector`. */
  readonly itemSelector?: Template | undefined;
  /** Every way out, its catchers' aside. */
  readonly exits: readonly Exit[];
  /** @throws StatesError */
  enter(visit: Visit): Promise<Step>;
  /**
   * What the state waited for is there: a task's result, the branches' outputs, null after a wait.
   * @throws StatesError
   */
  resume(visit: Visit, result: Json): Promise<Step>;
}

/** Reads a scope inside a state; `owner` begins its error messages. */
export type ReadScope = (value: Json | undefined, owner: string, location: string) => Scope;

/** Leaves by `exit`; expressions of Assign and Output see the same, old variables. */
export async function leave(exit: Exit, visit: Visit, fallback: Json, extra: Extra = {}): Promise<Step> {
  const needsBindings = exit.assign !== undefined || exit.output !== undefined;
  const bindings = needsBindings ? visit.bindings(extra) : {};
  const assigned = (await exit.assign?.evaluate(bindings)) ?? {};
  const output = exit.output === undefined ? fallback : await exit.output.evaluate(bindings);
  return { kind: 'leave', output, assigned, next: exit.next };
}
