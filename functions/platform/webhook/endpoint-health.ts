import type { WebhookTaskStarter } from '#core/contracts/webhook-task.ts';
import { afterFailure, afterSuccess, isAsKnown, isHeldBack } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import { deliveryVerdict, isFailingForGood } from '#core/webhook/lane/delivery-verdict.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import type { WebhookLaneStore } from '#core/ports/webhook/webhook-lanes.ts';
import type { Sent } from '#core/ports/webhook/webhook-sender.ts';
import type { Endpoints } from '#core/webhook/endpoint/endpoints.ts';

export interface HealthDependencies {
  readonly lanes: Pick<WebhookLaneStore, 'health' | 'writeHealth'>;
  readonly endpoints: Pick<Endpoints, 'record'>;
  readonly startTask: WebhookTaskStarter;
  readonly now: () => string;
}

// Each lost race is another worker's news of the same endpoint, which says the same.
const MOST_ROUNDS = 4;
const timeouts: readonly string[] = ['TimeoutError', 'ConnectTimeoutError'];

/**
 * Counts a failed attempt against its endpoint, and disables one that said 410, or that answered with nothing but failures
 * for five days. Says whether it did.
 */
export async function noteFailure(dependencies: HealthDependencies, { body, id }: Endpoint, sent: Sent): Promise<boolean> {
  const { failingSince } = await countFailure(dependencies, body, id, sent);
  const isGone = deliveryVerdict(sent) === 'gone';
  if (!isGone && !isFailingForGood(failingSince, dependencies.now())) return false;
  await dependencies.endpoints.record(body, { name: 'disable', endpointId: id, why: isGone ? 'gone' : 'failing' });
  return true;
}

async function countFailure({ lanes, now }: HealthDependencies, body: string, endpointId: string, sent: Sent): Promise<EndpointHealth> {
  const isTimeout = 'failure' in sent && timeouts.includes(sent.failure);
  const retryAfter = 'status' in sent ? sent.retryAfter : undefined;
  const failed = { isTimeout, ...(retryAfter === undefined ? {} : { retryAfter }) };
  let known = await lanes.health(body, endpointId);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = afterFailure(known, now(), failed);
    if (await lanes.writeHealth(body, endpointId, next)) return next;
    known = await lanes.health(body, endpointId);
  }
  return known;
}

/**
 * Forgets failures once an attempt succeeded, and keeps whether it took long. `known` is what was read before it: where that
 * says the same, nothing is read or written. Lanes that waited for the endpoint as a whole are run at once.
 */
export async function noteSuccess(
  { lanes, startTask }: HealthDependencies,
  { body, id }: Endpoint,
  known: EndpointHealth,
  { ms }: Pick<Sent, 'ms'>,
): Promise<EndpointHealth> {
  if (isAsKnown(known, ms)) return known;
  const health = await lanes.health(body, id);
  if (isAsKnown(health, ms)) return health;
  const next = afterSuccess(health, ms);
  if (!(await lanes.writeHealth(body, id, next))) return health;
  if (isHeldBack(health)) await startTask({ task: 'catch-up', body, endpointId: id, because: 'recovered' });
  return next;
}
