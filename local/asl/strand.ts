import type { Instant } from '../clock/virtual-clock.ts';
import type { Json, JsonObject } from './json.ts';
import type { TaskCall } from './state-node.ts';

/**
 * One line of control of an execution: the execution itself, a branch of a Parallel, an iteration of a Map. Plain
 * data, so that it can be stored as JSON between steps and taken up by another process.
 */
export interface Strand {
  /** Unique in the execution. */
  readonly id: number;
  readonly parent: number | null;
  /** Which branch or iteration of the parent; 0 for the execution itself. */
  readonly index: number;
  /** A Map iteration's item, else absent. */
  readonly item?: Json;
  state: string;
  input: Json;
  /** Variables of its own scope; those of outer scopes are found through the parents. */
  variables: JsonObject;
  enteredAt: Instant;
  /** The id of the `…StateEntered` event. */
  enteredEvent: number;
  /** The id of the event that one follows. */
  enteredAfter: number;
  lastEvent: number;
  retryCount: number;
  /** Retries used, for each retrier of the state. */
  attempts: readonly number[];
  phase: Phase;
}

export interface TaskPhase {
  readonly kind: 'task';
  /** The id of the `TaskScheduled` event: it tells one attempt from another. */
  readonly event: number;
  readonly call: TaskCall;
  readonly timeoutAt: Instant | null;
  readonly heartbeatAt: Instant | null;
  /** The call has returned and only the token is awaited. */
  readonly submitted: boolean;
}

export interface ForkPhase {
  readonly kind: 'fork';
  readonly count: number;
  readonly limit: number;
  readonly tolerated: number | null;
  /** A Map's items; empty for a Parallel, whose branches all begin at once. */
  readonly items: readonly Json[];
  /** Where a Map's iterations begin. */
  readonly startAt: string;
}

export type Phase =
  /** `state` is to be entered. */
  | { readonly kind: 'ready' }
  /** `state` was entered and is to be tried again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'backoff'; readonly until: Instant }
  | TaskPhase
  | ForkPhase
  /** A child that came to its end, or failed and was tolerated: `output` is its place in the result. */
  | { readonly kind: 'done'; readonly output: Json; readonly failed: boolean };

/** The phase of a task that is called at `now`. */
export function taskPhase(call: TaskCall, event: number, now: Instant): TaskPhase {
  const after = (seconds: number | null): Instant | null => (seconds === null ? null : now + seconds * 1000);
  return {
    kind: 'task',
    event,
    call,
    timeoutAt: after(call.timeoutSeconds),
    heartbeatAt: after(call.heartbeatSeconds),
    submitted: false,
  };
}

/** When the strand next has something to do by itself; undefined when it waits for others. */
export function nextAlarm(phase: Phase): Instant | undefined {
  switch (phase.kind) {
    case 'wait':
    case 'backoff':
      return phase.until;
    case 'task': {
      const earliest = Math.min(phase.timeoutAt ?? Infinity, phase.heartbeatAt ?? Infinity);
      return earliest === Infinity ? undefined : earliest;
    }
    case 'ready':
    case 'again':
    case 'fork':
    case 'done':
      return undefined;
  }
}
