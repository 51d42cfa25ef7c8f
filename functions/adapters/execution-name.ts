import type { Execution } from '#core/contracts/workflow.ts';

/** Name of an execution: `<proposal>.<epoch>`, or `<proposal>.<assignment>.r<round>.<epoch>` for a share. */
export function executionName(execution: Execution): string {
  const { proposalId, epoch } = execution;
  return 'assignmentId' in execution
    ? `${proposalId}.${execution.assignmentId}.r${execution.round}.${epoch}`
    : `${proposalId}.${epoch}`;
}
