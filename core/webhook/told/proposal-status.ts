import { isOpen } from '#core/clock/clock.ts';
import { lightOf, worstLight } from '#core/clock/light.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case, DraftCase } from '#core/case/case.ts';
import { caseView } from '#core/view/case-view.ts';
import type { Status } from './event-data.ts';
import { toldStatus } from './told-status.ts';
import type { DataVersion } from './told-version.ts';

/** A proposal that is more than its author's draft: all that is told outside. */
export type ToldCase = Exclude<Case, DraftCase>;

/**
 * Where the case stands at an instant, in ids, codes and instants. Version 1 knew the light of the responsible clock alone,
 * so that a case stayed green while a co-handler was escalated.
 */
export function proposalStatus(proposal: ToldCase, at: string, version: DataVersion): Status {
  const { due } = caseView(proposal, 0);
  const open = proposal.clocks.filter(isOpen);
  return {
    stage: proposal.stage.name,
    ...(due === undefined ? {} : { dueAt: due.dueAt }),
    light: version === 1 ? lightOf(due, at) : worstLight(open, at),
    shares: assignmentsOf(proposal).map(({ id, unitId, role, round, status }) => {
      const own = open.filter((clock) => clock.assignmentId === id);
      const [dueAt] = own.map((clock) => clock.dueAt).sort();
      return {
        assignmentId: id,
        unitId,
        role,
        round,
        status: toldStatus(status),
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(version === 1 ? {} : { light: worstLight(own, at) }),
      };
    }),
  };
}
