import type { CaseView, TaskView } from './case-view.ts';

/** What comes next with a unit's share, in the order in which it comes. */
export const nextSteps = ['sign-for', 'return-decision', 'give-opinion', 'opinions-awaited', 'write-reply'] as const;
type NextStep = (typeof nextSteps)[number];

/** A share that a unit still owes something for. */
export interface UnitShare {
  readonly assignmentId: string;
  readonly role: 'lead' | 'co-handler';
  readonly next: NextStep;
  /** The unit's own clocks, earliest due first. */
  readonly tasks: readonly TaskView[];
  /** Clocks of others that it waits for: the opinions of co-handlers, the decision on its return. */
  readonly awaited: readonly TaskView[];
}

/** The shares of a case on which a clock of the unit's runs, the earliest due first. */
export function unitShares({ tasks, leadUnitId }: Pick<CaseView, 'tasks' | 'leadUnitId'>, unitId: string): UnitShare[] {
  const inOrder = [...tasks].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const own = inOrder.filter(({ holder }) => 'unitId' in holder && holder.unitId === unitId);
  const ids = [...new Set(own.flatMap(({ assignmentId }) => (assignmentId === undefined ? [] : [assignmentId])))];
  return ids.map((assignmentId) => {
    const mine = own.filter((task) => task.assignmentId === assignmentId);
    const isLead = leadUnitId === unitId && mine.some(({ kind }) => kind !== 'opinion');
    const awaited = inOrder.filter(
      (task) =>
        !own.includes(task) &&
        ((task.kind === 'return-decision' && task.assignmentId === assignmentId) || (isLead && task.kind === 'opinion')),
    );
    return { assignmentId, role: isLead ? 'lead' : 'co-handler', next: nextOf(mine, awaited), tasks: mine, awaited };
  });
}

function nextOf(own: readonly TaskView[], awaited: readonly TaskView[]): NextStep {
  if (has(awaited, 'return-decision')) return 'return-decision';
  if (has(own, 'sign-for')) return 'sign-for';
  if (has(own, 'opinion')) return 'give-opinion';
  return has(awaited, 'opinion') ? 'opinions-awaited' : 'write-reply';
}

function has(tasks: readonly TaskView[], wanted: TaskView['kind']): boolean {
  return tasks.some(({ kind }) => kind === wanted);
}
