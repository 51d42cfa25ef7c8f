import type { LaneWaker } from '#core/ports/webhook/lane-waker.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import type { LaneDependencies } from '#functions/platform/webhook/webhook-lane.ts';

export interface FollowDependencies extends LaneDependencies {
  readonly wakeLane: LaneWaker;
}

/**
 * Runs the lanes of a case to all endpoints of its body side by side, so that a slow receiver delays no other; and leaves those of an
 * endpoint that was slow to their workflow, so that it does not keep this function's workers from other cases either.
 */
export async function followCase(
  dependencies: FollowDependencies,
  { body, proposalId }: { readonly body: string; readonly proposalId: string },
): Promise<void> {
  const endpoints = [...(await dependencies.endpoints.read(body)).keys()];
  await eachOf(endpoints, endpoints.length, (endpointId) => {
    const which = { body, endpointId, proposalId };
    return runWebhookLane(dependencies, which, comeBackByWorkflow(dependencies.wakeLane, which), 'leaves-slow');
  });
}
