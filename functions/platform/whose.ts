import type { Execution } from '#core/contracts/workflow.ts';
import type { Whose } from '#core/proposal/standing.ts';

/** Whose standing an execution accompanies. */
export function whoseOf(execution: Execution): Whose {
  return 'assignmentId' in execution ? { assignmentId: execution.assignmentId, round: execution.round } : {};
}

/** Sort key of an execution's open wait. */
export function waitKey(execution: Execution): string {
  return 'assignmentId' in execution ? execution.assignmentId : 'proposal';
}
