import type { Json } from './json.ts';

/** What can happen to a running execution from outside. `event` names the task attempt it is about. */
export type Stimulus =
  /** Go on with what is ready. */
  | { readonly kind: 'go' }
  /** A time the strand waits for may have come. */
  | { readonly kind: 'alarm'; readonly strand: number }
  /** The call of a task returned; for a task with a token that is not yet its end. */
  | { readonly kind: 'returned'; readonly strand: number; readonly event: number; readonly result: Json }
  | {
      readonly kind: 'threw';
      readonly strand: number;
      readonly event: number;
      readonly error: string;
      readonly cause: string | undefined;
    }
  /** The holder of the token answers. */
  | { readonly kind: 'tokenSucceeded'; readonly strand: number; readonly event: number; readonly output: Json }
  | {
      readonly kind: 'tokenFailed';
      readonly strand: number;
      readonly event: number;
      readonly error: string;
      readonly cause: string | undefined;
    }
  | { readonly kind: 'heartbeat'; readonly strand: number; readonly event: number }
  /** Somebody stops the execution. */
  | { readonly kind: 'stop'; readonly error: string | undefined; readonly cause: string | undefined }
  /** The execution's own time is over. */
  | { readonly kind: 'expire' };
