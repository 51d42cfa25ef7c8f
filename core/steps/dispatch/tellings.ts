import { defineTelling } from '#core/case/define-telling.ts';
import { nothingLeft } from '#core/case/overtaken.ts';
import { clerksOf, clockOf } from '#core/case/whom.ts';
import { roles } from '#core/case/texts.zh.ts';

export const tellings = {
  assigned: defineTelling({
    of: 'UnitAssigned',
    to: (found, { unitId, role, assignmentId }, { directory }) => ({
      people: clerksOf(unitId, directory),
      unitId,
      detail: roles[role],
      ...clockOf(found, role === 'lead' ? 'reply' : 'opinion', assignmentId),
    }),
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found, event, assignment }) =>
      assignment === undefined || assignment.unitId === event.unitId ? nothingLeft(found, assignment) : 'reassigned',
  }),
} as const;
