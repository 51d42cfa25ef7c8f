import type { Execution } from '#core/contracts/workflow.ts';
import { isEndStage } from '#core/contracts/stages.ts';
import { shareDone } from '#core/contracts/workflow.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import { standingOf } from '#core/proposal/standing.ts';
import type { Whose } from '#core/proposal/standing.ts';

/** Whose standing an execution accompanies. */
export function whoseOf(execution: Execution): Whose {
  return 'assignmentId' in execution ? { assignmentId: execution.assignmentId, round: execution.round } : {};
}

/** Sort key of an execution's open wait. */
export function waitKey(execution: Execution): string {
  return 'assignmentId' in execution ? execution.assignmentId : 'proposal';
}

/** Whether the ledger expects nothing more of an execution. */
export function isOver(proposal: Proposal, execution: Execution): boolean {
  return 'assignmentId' in execution ? standingOf(proposal, whoseOf(execution)) === shareDone : isEndStage(proposal.stage);
}
