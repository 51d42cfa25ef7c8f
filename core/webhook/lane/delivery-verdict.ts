/** What an attempt came to: a status, or the name of what went wrong before there was one. */
export type Attempted = { readonly status: number } | { readonly failure: string };

/** `gone`: the receiver wants nothing more, ever (410). Redirects are never followed and are failures like any other. */
export type Verdict = 'delivered' | 'gone' | 'failed';

/** How an attempt counts (Standard Webhooks 1.0.0, "Status codes"). */
export function deliveryVerdict(attempted: Attempted): Verdict {
  if ('failure' in attempted) return 'failed';
  if (attempted.status >= 200 && attempted.status < 300) return 'delivered';
  return attempted.status === 410 ? 'gone' : 'failed';
}

// Five days.
const MOST_FAILING_MS = 120 * 3_600_000;

/** Whether an endpoint has failed long enough to be disabled: nothing but failures since `failingSince`. */
export function isFailingForGood(failingSince: string | undefined, now: string): boolean {
  return failingSince !== undefined && Date.parse(now) - Date.parse(failingSince) >= MOST_FAILING_MS;
}
