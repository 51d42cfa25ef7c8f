import type { Json } from './json.ts';
import type { StatesError } from './states-error.ts';
import type { Strand } from './strand.ts';

/** Something that must be done before the step may be stored. */
export type Errand =
  /** What the strand's state waited for is there. */
  | { readonly kind: 'resume'; readonly strand: Strand; readonly result: Json }
  /** The strand's state failed: retry, catch, or give up. `isTold`: as a whole, which leaves a `…StateFailed` unless it is tried again. */
  | { readonly kind: 'fail'; readonly strand: Strand; readonly error: StatesError; readonly isTold?: boolean }
  /** The strand came to the end of its scope. */
  | { readonly kind: 'ended'; readonly strand: Strand; readonly output: Json }
  /** The strand gave up. */
  | { readonly kind: 'failed'; readonly strand: Strand; readonly error: StatesError };

/**
 * What one execution has to do next: at most one errand, since each leads to the next. Strands that are ready may
 * wait for a later step: their phase says so in the store.
 */
export class Agenda {
  readonly errands: Errand[] = [];
  readonly ready: Strand[] = [];
}
