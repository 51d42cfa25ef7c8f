import { defineTelling } from '#core/case/define-telling.ts';
import { clockEnded } from '#core/case/overtaken.ts';
import { clockOf } from '#core/case/whom.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

export const tellings = {
  consultation: defineTelling({
    of: 'ConsultationOpened',
    to: (found, _event, { directory }) => ({ people: peopleWithRole(directory, 'supervisor'), ...clockOf(found, 'consultation') }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),
} as const;
