import type { Instant } from '../clock/virtual-clock.ts';
import type { DeliveryOutcome } from './deliver.ts';
import type { Delivery } from './delivery-store.ts';
import type { EventTarget } from './event-rule.ts';

const LONGEST_BACKOFF_MS = 900_000;
// A function invoked asynchronously that fails is run twice more, a minute and then two minutes later:
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
const FUNCTION_RETRY_AFTER_MS = [60_000, 120_000];

/**
 * The delivery with its next attempt, or undefined when it is to be given up. A refusal by the service is retried after
 * 1, 2, 4 … seconds, at most a quarter of an hour, within the target's retry policy.
 */
export function nextAttempt(
  delivery: Delivery,
  target: Pick<EventTarget, 'maximumRetryAttempts' | 'maximumEventAgeMs'>,
  outcome: Exclude<DeliveryOutcome, { kind: 'delivered' }>,
  now: Instant,
): Delivery | undefined {
  if (outcome.kind === 'hopeless') return undefined;
  if (outcome.kind === 'failed') {
    const delay = FUNCTION_RETRY_AFTER_MS[delivery.failures];
    return delay === undefined ? undefined : { ...delivery, failures: delivery.failures + 1, dueAt: now + delay };
  }
  const dueAt = now + Math.min(1000 * 2 ** delivery.refusals, LONGEST_BACKOFF_MS);
  const isTooOld = dueAt - delivery.acceptedAt > target.maximumEventAgeMs;
  if (isTooOld || delivery.refusals >= target.maximumRetryAttempts) return undefined;
  return { ...delivery, refusals: delivery.refusals + 1, dueAt };
}
