/** Most tries one event gets before its lane is parked. */
export const mostTries = 10;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each try, as in Standard Webhooks 1.0.0, "Retry schedule": 75 h 35 min 5 s from the first try to the last. */
const waits: readonly number[] = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

// ±20 %, so that what failed together does not come back together.
const JITTER = 0.2;
// What a receiver asks for is obeyed up to here (CloudEvents HTTP 1.0 Web Hooks, §2.2).
const LONGEST_ASKED = 24 * HOUR;

export interface TryAgain {
  /** Seconds the receiver asked to be left alone for (`Retry-After`), where it did. */
  readonly retryAfter?: number;
  /** From 0 up to but not including 1. */
  readonly random: number;
}

/**
 * When to try again after `attempts` failed tries: never sooner than the receiver asked, else by the schedule; `undefined`
 * once the tries are used up.
 */
export function nextTry(attempts: number, now: string, { retryAfter = 0, random }: TryAgain): string | undefined {
  const wait = waits[attempts];
  if (wait === undefined) return undefined;
  const jittered = Math.round(wait * (1 - JITTER + 2 * JITTER * random));
  const asked = Math.min(Math.max(retryAfter, 0) * SECOND, LONGEST_ASKED);
  return new Date(Date.parse(now) + Math.max(jittered, asked)).toISOString();
}
