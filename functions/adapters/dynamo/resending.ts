import { setTimeout as passed } from 'node:timers/promises';

/** What pausing needs of the world. */
export interface Pauses {
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** In [0, 1). */
  readonly random: () => number;
}

const realPauses: Pauses = { pause: (milliseconds) => passed(milliseconds), random: Math.random };

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;
const MOST_RESENDS = 8;

/** The longest that the pauses of one call can come to: 50 + 100 + 200 + 400 + 800 + 3 × 1,000 ms. */
export const mostPausedMs = Array.from({ length: MOST_RESENDS }, (_, sent) => longest(sent)).reduce((sum, one) => sum + one, 0);

/** DynamoDB left items of a batch unprocessed, time and again. Whoever called it tries anew as a whole: stream, workflow or person. */
export class UnprocessedItemsError extends Error {
  override readonly name = 'UnprocessedItemsError';

  constructor(left: number, sends: number) {
    super(`DynamoDB left ${left} items unprocessed after ${sends} sends`);
  }
}

/**
 * To be awaited before what a batch left unprocessed is sent again. The SDK does not retry it: the call as a whole was a success. Each pause
 * is twice as long as the one before, up to a second, and half of it is drawn, so that callers who were throttled together do not come back
 * together (DynamoDB Developer Guide, error handling of batch operations).
 * @throws UnprocessedItemsError instead of an endless series.
 */
export function resending({ pause, random }: Pauses = realPauses): (left: number) => Promise<void> {
  let resent = 0;
  return async (left) => {
    if (resent === MOST_RESENDS) throw new UnprocessedItemsError(left, resent + 1);
    await pause((longest(resent) / 2) * (1 + random()));
    resent += 1;
  };
}

function longest(resent: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** resent);
}
