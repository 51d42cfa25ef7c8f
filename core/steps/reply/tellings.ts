import { defineTelling } from '#core/case/define-telling.ts';
import { never } from '#core/case/overtaken.ts';
import { assignmentOf, authorOf, clockOf, coSignersOf } from '#core/case/whom.ts';
import { isOpen } from '#core/clock/clock.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

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

  /** For the knowledge of committee, office and co-signers: the letter is out, and the author is asked what it is worth. */
  'reply-copied': defineTelling({
    of: 'LetterNumberAssigned',
    since: 4,
    to: (found, event, { directory }) => ({
      people: [
        ...peopleWithRole(directory, 'committee-clerk'),
        ...peopleWithRole(directory, 'dispatcher'),
        ...coSignersOf(found, directory),
      ].filter((person, index, all) => person.id !== found.authorId && all.indexOf(person) === index),
      unitId: assignmentOf(found, event)?.unitId ?? '',
      detail: event.text,
      ...clockOf(found, 'feedback'),
    }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
