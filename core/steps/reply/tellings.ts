import { defineTelling } from '#core/case/define/define-telling.ts';
import type { Waiting } from '#core/case/define/define-telling.ts';
import { assignmentOf, authorOf, clockOf, coSignersOf } from '#core/case/whom.ts';
import { isOpen } from '#core/clock/clock.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import type { CaseEvent } from '#core/steps/events.ts';

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
    outrun: judged,
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
    outrun: judged,
  }),
} as const;

/** What asks for feedback, or says that it is awaited, is moot once it is there or nobody waits for it any more. */
function judged({ clock }: Pick<Waiting<CaseEvent>, 'clock'>): SupersededReason | undefined {
  if (clock === undefined || isOpen(clock)) return undefined;
  return clock.closed?.how === 'silence' ? 'case-closed' : 'already-judged';
}
