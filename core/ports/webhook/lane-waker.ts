import type { LaneExecution } from '#core/contracts/webhook-lane.ts';

/**
 * Starts the execution that comes back to a lane at an instant. `version` is the lane's when it was asked for: the same
 * asked twice starts one, and none is ever mistaken for an earlier one.
 */
export type LaneWaker = (execution: LaneExecution, version: number) => Promise<void>;
