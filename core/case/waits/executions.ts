import { assignmentDone, assignmentWaits, proposalWaits } from '#core/contracts/workflow.ts';
import type { Execution, Standing } from '#core/contracts/workflow.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isEndStage } from '#core/case/stages.ts';
import { standingOf } from './standing.ts';
import type { Whose } from './standing.ts';

interface Which {
  readonly body: string;
  readonly proposalId: string;
}

/** The execution that an event calls for, in its first epoch; `undefined` for most. */
export function startedBy(event: CaseEvent, { body, proposalId }: Which): Execution | undefined {
  const ofCase = { body, proposalId, epoch: 1 };
  if (event.type === 'ProposalSubmitted') return ofCase;
  if (event.type === 'UnitAssigned') return { ...ofCase, assignmentId: event.assignmentId, round: 0 };
  if (event.type === 'RedoOpened') return { ...ofCase, assignmentId: event.assignmentId, round: event.round };
  return undefined;
}

/** Executions that should be running for the case as it stands, in their first epoch. */
export function expectedExecutions({ body, proposalId }: Which, found: Case): Execution[] {
  if (found.stage.name === 'draft') return [];
  const ofCase = { body, proposalId, epoch: 1 };
  const ofAssignments = assignmentsOf(found).map(({ id, round }) => ({ ...ofCase, assignmentId: id, round }));
  return [ofCase, ...ofAssignments].filter((execution) => !isOver(found, execution));
}

/** Whether the ledger expects nothing more of an execution. */
export function isOver(found: Case, execution: Execution): boolean {
  return 'assignmentId' in execution ? standingOf(found, whoseOf(execution)) === assignmentDone : isEndStage(found.stage.name);
}

/**
 * Whether a state is recent enough to say anything of an execution. One that knows neither its assignment nor its round is from
 * before that execution began, and would take it for done.
 */
export function isKnownIn(found: Case, execution: Execution): boolean {
  if (!('assignmentId' in execution)) return true;
  return assignmentsOf(found).some(({ id, round }) => id === execution.assignmentId && round >= execution.round);
}

/** Whether an execution that is told this goes on to a wait at once, with a token of its own under the same key. */
export function leadsToWait({ outcome }: Standing, execution: Execution): boolean {
  const waits: readonly string[] = 'assignmentId' in execution ? assignmentWaits : proposalWaits;
  return outcome === 'rescheduled' || waits.includes(outcome);
}

/** Whose standing an execution accompanies. */
export function whoseOf(execution: Execution): Whose {
  return 'assignmentId' in execution ? { assignmentId: execution.assignmentId, round: execution.round } : {};
}

/** The key of an execution's open wait among those of its case. */
export function waitKey(execution: Execution): string {
  return 'assignmentId' in execution ? execution.assignmentId : ofCaseItself;
}

/** The keys under which the case and its assignments may wait. */
export function waitKeys(found: Case): string[] {
  return [ofCaseItself, ...assignmentsOf(found).map(({ id }) => id)];
}

// No assignment has such an id.
const ofCaseItself = 'proposal';
