import type { Execution } from '#core/contracts/workflow.ts';
import type { Repair } from '#core/healing/repair.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';
import { executionName } from '#functions/adapters/workflows/execution-name.ts';
import { now } from '#functions/platform/clock.ts';

/** Keeps what was mended for those who administer the body; the log and its metric tell the operator. */
export async function recordRepair(repairs: Pick<RepairLog, 'record'>, kind: Repair['kind'], execution: Execution): Promise<void> {
  const at = now();
  await repairs.record(execution.body, {
    id: `${at}#${kind}.${executionName(execution)}`,
    at,
    kind,
    proposalId: execution.proposalId,
    ...('assignmentId' in execution ? { assignmentId: execution.assignmentId } : {}),
    epoch: execution.epoch,
  });
}
