import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import { lightOf } from '#core/clock/light.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case, DraftCase } from '#core/case/case.ts';
import { caseView } from '#core/view/case-view.ts';
import type { Status } from './event-data.ts';
import { toldStatus } from './told-status.ts';

/** A proposal that is more than its author's draft: all that is told outside. */
export type ToldCase = Exclude<Case, DraftCase>;

/** Where the case stands at an instant, in ids, codes and instants. */
export function proposalStatus(proposal: ToldCase, at: string): Status {
  const { due } = caseView(proposal, 0);
  return {
    stage: proposal.stage.name,
    ...(due === undefined ? {} : { dueAt: due.dueAt }),
    light: lightOf(due, at),
    shares: assignmentsOf(proposal).map(({ id, unitId, role, round, status }) => {
      const dueAt = earliestDue(proposal.clocks, id);
      return { assignmentId: id, unitId, role, round, status: toldStatus(status), ...(dueAt === undefined ? {} : { dueAt }) };
    }),
  };
}

function earliestDue(clocks: readonly Clock[], assignmentId: string): string | undefined {
  return clocks
    .filter((clock) => isOpen(clock) && clock.assignmentId === assignmentId)
    .map(({ dueAt }) => dueAt)
    .sort()[0];
}
