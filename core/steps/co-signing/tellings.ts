import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { authorOf } from '#core/case/whom.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

export const tellings = {
  /** To the author, who may look for others, and to the committee, which reviews whose it is. */
  'co-signer-left': defineTelling({
    of: 'CoSignerLeft',
    to: (found, { personId }, { directory }) => {
      const { name = personId, nameEn = name } = directory.people.get(personId) ?? {};
      return {
        people: [...authorOf(found, directory), ...peopleWithRole(directory, 'committee-clerk')],
        outcome: { zh: name, en: nameEn },
        reason: found.content.kind === 'personal' ? 'personal' : '',
      };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;
