import { defineTelling } from '#core/case/define/define-telling.ts';
import { never, nothingLeft } from '#core/case/define/overtaken.ts';
import { assignmentOf, clerksOf, clockOf, proposersOf } from '#core/case/whom.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { isActive } from '#core/case/stages.ts';
import { roles } from '#core/case/texts.zh.ts';

export const tellings = {
  /** To the unit that has it now. */
  reassigned: defineTelling({
    of: 'AssignmentReassigned',
    to: (found, event, { directory }) => {
      const assignment = assignmentOf(found, event);
      if (assignment === undefined) return undefined;
      const clock = clockOf(found, assignment.role === 'lead' ? 'reply' : 'opinion', assignment.id);
      return {
        people: clerksOf(event.unitId, directory),
        unitId: event.unitId,
        detail: roles[assignment.role],
        reason: event.reason,
        ...clock,
      };
    },
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found, event, assignment }) => (assignment?.unitId === event.unitId ? nothingLeft(found, assignment) : 'reassigned'),
  }),

  /** To the unit it was taken from, unless that has changed places. */
  'taken-away': defineTelling({
    of: 'AssignmentReassigned',
    to: (found, { fromUnitId, unitId, reason }, { directory }) => {
      const stillAtWork = assignmentsOf(found).some((one) => one.unitId === fromUnitId && isActive(one.status));
      return stillAtWork ? undefined : { people: clerksOf(fromUnitId, directory), unitId, reason };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  /** To whose proposal it is: who leads from now on; the office's reasons are not told. */
  'handed-over': defineTelling({
    of: 'AssignmentReassigned',
    since: 4,
    to: (found, event, { directory }) => {
      const isLead = assignmentOf(found, event)?.role === 'lead';
      return isLead ? { people: proposersOf(found, directory), unitId: event.unitId } : undefined;
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, event, assignment }) => (assignment?.unitId === event.unitId ? nothingLeft(found, assignment) : 'reassigned'),
  }),

  recalled: defineTelling({
    of: 'AssignmentRecalled',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId;
      return unitId === undefined ? undefined : { people: clerksOf(unitId, directory), unitId, reason: event.reason };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
