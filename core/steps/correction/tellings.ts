import type { Case } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import type { NoticeContext, Said } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { assignmentOf, authorOf, clerksOf, clockOf, coSignersOf } from '#core/case/whom.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import { isOpen } from '#core/clock/clock.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { EventOf } from '#core/steps/events.ts';

/** What both tell: whose letter it is, its number, and the number of the one that was wrong. */
function saidOf(found: Case, event: EventOf<'CorrectionNumbered'>): Omit<Said, 'people'> {
  const { clock } = clockOf(found, 'feedback');
  return {
    unitId: assignmentOf(found, event)?.unitId ?? '',
    detail: event.text,
    reason: event.corrects,
    ...(clock !== undefined && isOpen(clock) ? { clock } : {}),
  };
}

/** Everybody who got the letter that was wrong, but its author. */
function copiedTo(found: Case, { directory }: NoticeContext) {
  const coHandlers = assignmentsOf(found).filter(({ role, status }) => role === 'co-handler' && !isGone(status));
  return [
    ...peopleWithRole(directory, 'committee-clerk'),
    ...peopleWithRole(directory, 'dispatcher'),
    ...coSignersOf(found, directory),
    ...coHandlers.flatMap(({ unitId }) => clerksOf(unitId, directory)),
  ].filter((person, index, all) => person.id !== found.authorId && all.indexOf(person) === index);
}

export const tellings = {
  'reply-corrected': defineTelling({
    of: 'CorrectionNumbered',
    to: (found, event, { directory }) => ({ people: authorOf(found, directory), ...saidOf(found, event) }),
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  'correction-copied': defineTelling({
    of: 'CorrectionNumbered',
    to: (found, event, context) => ({ people: copiedTo(found, context), ...saidOf(found, event) }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
