import { defineTelling } from '#core/case/define-telling.ts';
import { nothingLeft } from '#core/case/overtaken.ts';
import { assignmentOf, clerksOf, clockOf } from '#core/case/whom.ts';

export const tellings = {
  redo: defineTelling({
    of: 'RedoOpened',
    to: (found, event, { directory }) => {
      const assignment = assignmentOf(found, event);
      return (
        assignment && {
          people: clerksOf(assignment.unitId, directory),
          unitId: assignment.unitId,
          detail: String(event.round),
          ...clockOf(found, 'reply', assignment.id),
        }
      );
    },
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found, event, assignment }) =>
      assignment !== undefined && assignment.round > event.round ? 'replaced' : nothingLeft(found, assignment),
  }),
} as const;
