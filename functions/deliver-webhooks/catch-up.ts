import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import { afterSuccess, leaveToSend } from '#core/webhook/lane/breaker.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { recallLane, reviveLane } from '#core/webhook/lane/lane.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import type { FollowDependencies } from './follow-case.ts';

// Lanes of one invocation, and how many of them at a time: a receiver that is just back is not to be run over. Two rounds of
// the longest requests and of what follows them stay within the function's three minutes.
const PAGE = 16;
const WIDTH = 8;

/**
 * Runs the lanes that are behind, longest first, page by page. A resumed endpoint starts with nothing held against it. A
 * recovered one that fails again meanwhile is left alone: each lane has its own next try, or waits for the next recovery.
 */
export async function catchUp(
  dependencies: FollowDependencies,
  { body, id: endpointId, status }: Endpoint,
  { because, page }: Extract<WebhookTask, { task: 'catch-up' }>,
): Promise<void> {
  const { lanes, now, startTask, wakeLane } = dependencies;
  if (status !== 'active') return;
  const { after, before } = page ?? { after: '', before: now() };
  const health = await lanes.health(body, endpointId);
  if (because === 'resumed' && page === undefined && health.failures > 0) {
    await lanes.writeHealth(body, endpointId, afterSuccess(health));
  }
  if (because === 'recovered' && leaveToSend(health, now()).may !== 'send') return;
  const behind = await lanes.behind(body, endpointId, { after, before, limit: PAGE });
  await eachOf(behind, WIDTH, async ({ proposalId }) => {
    const which = { body, endpointId, proposalId };
    const { lane } = await lanes.read(which);
    if (lane.state !== 'clear') await lanes.write(which, because === 'resumed' ? reviveLane(lane) : recallLane(lane));
    await runWebhookLane(dependencies, which, comeBackByWorkflow(wakeLane, which));
  });
  const last = behind.at(-1);
  if (behind.length === PAGE && last !== undefined) {
    await startTask({ task: 'catch-up', body, endpointId, because, page: { after: last.dueKey, before } });
  }
}
