import type { Execution } from '#core/contracts/workflow.ts';
import { isEndStage } from '#core/case/stages.ts';
import { assignmentDone } from '#core/contracts/workflow.ts';
import type { Case } from '#core/case/case.ts';
import { standingOf } from '#core/case/standing.ts';
import type { Whose } from '#core/case/standing.ts';

/** Whose standing an execution accompanies. */
export function whoseOf(execution: Execution): Whose {
  return 'assignmentId' in execution ? { assignmentId: execution.assignmentId, round: execution.round } : {};
}

/** Sort key of an execution's open wait. */
export function waitKey(execution: Execution): string {
  return 'assignmentId' in execution ? execution.assignmentId : 'proposal';
}

/** Whether the ledger expects nothing more of an execution. */
export function isOver(proposal: Case, execution: Execution): boolean {
  return 'assignmentId' in execution ? standingOf(proposal, whoseOf(execution)) === assignmentDone : isEndStage(proposal.stage.name);
}
