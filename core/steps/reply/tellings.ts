import { defineTelling } from '#core/case/define-telling.ts';
import { assignmentOf, authorOf, clockOf } from '#core/case/whom.ts';
import { isOpen } from '#core/clock/clock.ts';

export const tellings = {
  reply: defineTelling({
    of: 'LetterNumberAssigned',
    to: (found, event, { directory }) => ({
      people: authorOf(found, directory),
      unitId: assignmentOf(found, event)?.unitId ?? '',
      detail: event.text,
      ...clockOf(found, 'feedback'),
    }),
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ clock }) => {
      if (clock === undefined || isOpen(clock)) return undefined;
      return clock.closed?.how === 'silence' ? 'case-closed' : 'already-judged';
    },
  }),
} as const;
