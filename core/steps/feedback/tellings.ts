import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define-telling.ts';
import { nothingLeft } from '#core/case/overtaken.ts';
import { assignmentOf, clerksOf, clockOf } from '#core/case/whom.ts';

/** The member's words on a round, which whoever does it again has to know. */
function judgedIn(found: Case, round: number): string {
  return isNumbered(found) ? (found.feedbacks.findLast((one) => one.round === round)?.comment ?? '') : '';
}

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
          reason: judgedIn(found, event.round - 1),
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
