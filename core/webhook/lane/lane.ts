import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { nextTry } from './next-try.ts';
import type { TryAgain } from './next-try.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { wantsEvent } from './wants-event.ts';

/**
 * What has been delivered of one proposal to one endpoint. `clear`: nothing failed since the last delivery; `retrying`:
 * the event after the cursor waits for `nextAttemptAt`; `parked`: its tries are used up, somebody must resume it.
 */
export interface Lane {
  /** Counts the writes: each is conditional on the one before. */
  readonly version: number;
  /** Sequence of the last event that is settled: delivered, or not wanted. */
  readonly cursor: number;
  readonly state: 'clear' | 'retrying' | 'parked';
  /** Failed tries of the event after the cursor. */
  readonly attempts: number;
  readonly firstFailureAt?: string;
  readonly nextAttemptAt?: string;
  /** The worker that may send now, and until when nobody else may. */
  readonly leaseOwner?: string;
  readonly leaseUntil?: string;
}

/** A lane in which nothing was delivered yet; no write made it. */
export const newLane: Lane = { version: 0, cursor: 0, state: 'clear', attempts: 0 };

/** Who claims a lane, and until when it is theirs: longer than the longest request can take. */
export interface Lease {
  readonly owner: string;
  readonly until: string;
}

/** Claims the lane for one worker; `undefined` while another one holds it, while its retry is not due, or when it is parked. */
export function claimLane(lane: Lane, lease: Lease, now: string): Lane | undefined {
  const isHeld = lane.leaseUntil !== undefined && now < lane.leaseUntil;
  const isDue = lane.nextAttemptAt === undefined || lane.nextAttemptAt <= now;
  if (isHeld || !isDue || lane.state === 'parked') return undefined;
  return { ...lane, version: lane.version + 1, leaseOwner: lease.owner, leaseUntil: lease.until };
}

/** What a lane owes next. */
export interface Owed {
  /** The first event after the cursor that the endpoint wants. */
  readonly event?: StatusEvent;
  /** Sequence up to which nothing is owed: all before `event`, or the whole log. */
  readonly settledTo: number;
}

/** The event to deliver next, of all that a proposal's log tells (`statusEvents`). */
export function owedBy(lane: Pick<Lane, 'cursor'>, endpoint: Endpoint, events: readonly StatusEvent[]): Owed {
  const event = events.find((one) => one.data.sequence > lane.cursor && wantsEvent(endpoint, one));
  const settledTo = event === undefined ? events.length : event.data.sequence - 1;
  return { ...(event === undefined ? {} : { event }), settledTo: Math.max(settledTo, lane.cursor) };
}

/** The lane once everything up to `sequence` is settled, still in its worker's hands. */
export function settleLane(lane: Lane, sequence: number): Lane {
  return { version: lane.version + 1, cursor: sequence, state: 'clear', attempts: 0, ...leaseOf(lane) };
}

/** The lane after a failed try, out of its worker's hands: it waits for the next one, or is parked. */
export function failLane(lane: Lane, now: string, again: TryAgain): Lane {
  const { version, cursor } = lane;
  const attempts = lane.attempts + 1;
  const failed = { version: version + 1, cursor, attempts, firstFailureAt: lane.firstFailureAt ?? now };
  const nextAttemptAt = nextTry(attempts, now, again);
  return nextAttemptAt === undefined ? { ...failed, state: 'parked' } : { ...failed, state: 'retrying', nextAttemptAt };
}

/** The lane out of its worker's hands, otherwise as it was. */
export function releaseLane({ leaseOwner: _owner, leaseUntil: _until, ...lane }: Lane): Lane {
  return { ...lane, version: lane.version + 1 };
}

/** The lane with its tries forgotten: for an endpoint that is resumed. What a worker has in hand stays in its hands. */
export function reviveLane(lane: Lane): Lane {
  return settleLane(lane, lane.cursor);
}

/** The lane due at once, its tries still counted: for an endpoint that answers again. A parked one gets one more. */
export function recallLane({ nextAttemptAt: _nextAttemptAt, ...lane }: Lane): Lane {
  return { ...lane, version: lane.version + 1, state: 'retrying' };
}

/** The lane set back for a replay, so that the events after `cursor` go once more; a cursor further back stays. */
export function rewindLane(lane: Lane, cursor: number): Lane {
  return { ...reviveLane(lane), cursor: Math.min(lane.cursor, cursor) };
}

function leaseOf({ leaseOwner, leaseUntil }: Lane): Pick<Lane, 'leaseOwner' | 'leaseUntil'> {
  return leaseOwner === undefined || leaseUntil === undefined ? {} : { leaseOwner, leaseUntil };
}
