/** How an endpoint as a whole has answered lately: what keeps a dead or slow receiver from holding everybody's workers. */
export interface EndpointHealth {
  /** Counts the writes: each is conditional on the one before. */
  readonly version: number;
  /** Failed attempts since the last one that succeeded, over all its lanes. */
  readonly failures: number;
  readonly failingSince?: string;
  /** Until then nothing is sent: the receiver asked for it, or another attempt finds out whether it is back. */
  readonly holdUntil?: string;
  /** Its last success took long: whoever has other endpoints to see to leaves its lanes to their workflow. */
  readonly slow?: true;
}

/** An endpoint that nothing is known against; no write made it. */
export const healthy: EndpointHealth = { version: 0, failures: 0 };

// One case that a receiver cannot digest fails often enough alone; an endpoint is held back only when nothing else worked
// in between either.
const TRIPS_AT = 5;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Between probes of an endpoint that is held back, by how many there were. */
const spacings: readonly number[] = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];
// What a receiver asks for is obeyed up to here (core/webhook/lane/next-try.ts).
const LONGEST_HOLD_S = 24 * 3600;

// Half of what an event's workers take for all else; a receiver next door answers within tens of milliseconds.
const SLOW_MS = 2000;

export const isSlow = (ms: number): boolean => ms >= SLOW_MS;

/** Whether a lane may send now: freely, as the one probe of a while, or not before `holdUntil`. */
export type Leave = { readonly may: 'send' } | { readonly may: 'probe' } | { readonly may: 'wait'; readonly until: string };

export function leaveToSend({ failures, holdUntil }: EndpointHealth, now: string): Leave {
  if (holdUntil !== undefined && now < holdUntil) return { may: 'wait', until: holdUntil };
  return { may: failures < TRIPS_AT ? 'send' : 'probe' };
}

/** Health with a probe under way: whoever writes it over the version before may send it, everybody else waits. */
export function probing(health: EndpointHealth, now: string): EndpointHealth {
  return { ...health, version: health.version + 1, holdUntil: later(now, spacingAfter(health.failures)) };
}

/** What an attempt failed by. */
export interface FailedAttempt {
  /** No reply within the limits: such an attempt holds a worker longest. */
  readonly isTimeout: boolean;
  /** Seconds the receiver asked to be left alone for, where it did. */
  readonly retryAfter?: number;
}

export function afterFailure(health: EndpointHealth, now: string, { isTimeout, retryAfter = 0 }: FailedAttempt): EndpointHealth {
  const failures = isTimeout ? Math.max(health.failures + 1, TRIPS_AT) : health.failures + 1;
  const asked = Math.min(retryAfter, LONGEST_HOLD_S) * SECOND;
  const wait = Math.max(asked, failures < TRIPS_AT ? 0 : spacingAfter(failures));
  const until = later(now, wait);
  const held = health.holdUntil !== undefined && health.holdUntil > until ? health.holdUntil : until;
  return {
    version: health.version + 1,
    failures,
    failingSince: health.failingSince ?? now,
    ...(held > now ? { holdUntil: held } : {}),
    ...(health.slow === undefined ? {} : { slow: health.slow }),
  };
}

/** Health after an attempt that succeeded, in so many milliseconds where that is known. */
export function afterSuccess({ version }: EndpointHealth, ms = 0): EndpointHealth {
  return { version: version + 1, failures: 0, ...(isSlow(ms) ? { slow: true } : {}) };
}

/** Whether a success in so many milliseconds says nothing that is not known. */
export function isAsKnown({ failures, slow }: EndpointHealth, ms: number): boolean {
  return failures === 0 && (slow !== undefined) === isSlow(ms);
}

/** Whether lanes may be waiting because of the endpoint as a whole: they go on as soon as one attempt succeeds. */
export function isHeldBack({ failures, holdUntil }: EndpointHealth): boolean {
  return failures >= TRIPS_AT || holdUntil !== undefined;
}

function spacingAfter(failures: number): number {
  const index = Math.min(Math.max(failures - TRIPS_AT, 0), spacings.length - 1);
  return spacings[index] ?? 0;
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}
