import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { authorOf } from '#core/case/whom.ts';

export const tellings = {
  filed: defineTelling({
    of: 'CaseNumberAssigned',
    to: (found, _event, { directory }) => ({ people: authorOf(found, directory) }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
