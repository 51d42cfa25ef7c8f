import type { Execution } from '#core/contracts/workflow.ts';

/** `<proposal>`, or `<proposal>.<assignment>.r<round>` for a share: what an execution and those that heal it have in common. */
export function executionStem(execution: Execution): string {
  const { proposalId } = execution;
  return 'assignmentId' in execution ? `${proposalId}.${execution.assignmentId}.r${execution.round}` : proposalId;
}

/** Name of an execution: its stem and its epoch. */
export function executionName(execution: Execution): string {
  return `${executionStem(execution)}.${execution.epoch}`;
}

/** The stem of an execution's name. */
export function withoutEpoch(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
