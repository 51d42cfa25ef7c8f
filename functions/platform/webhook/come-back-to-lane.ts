import type { LaneWaker } from '#core/ports/webhook/lane-waker.ts';
import type { WhichLane } from '#core/ports/webhook/webhook-lanes.ts';
import type { ComeBack } from './webhook-lane.ts';

/** Whoever runs a lane outside its workflow has an execution of it come back. */
export function comeBackByWorkflow(wakeLane: LaneWaker, { body, endpointId, proposalId }: WhichLane): ComeBack {
  return (at, version) => wakeLane({ body, endpointId, proposalId, at }, version);
}
