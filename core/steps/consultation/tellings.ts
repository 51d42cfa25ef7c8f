import { defineTelling, promptSince } from '#core/case/define/define-telling.ts';
import { clockEnded } from '#core/case/define/overtaken.ts';
import { authorOf, clockOf } from '#core/case/whom.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

export const tellings = {
  consultation: defineTelling({
    of: 'ConsultationOpened',
    to: (found, _event, { directory }) => ({ people: peopleWithRole(directory, 'supervisor'), ...clockOf(found, 'consultation') }),
    when: promptSince(4),
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),

  /** To the author: both sides will be brought to a table. */
  'consultation-begun': defineTelling({
    of: 'ConsultationOpened',
    since: 4,
    to: (found, _event, { directory }) => ({ people: authorOf(found, directory), ...clockOf(found, 'consultation') }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),
} as const;
