import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { peopleWithRole } from '#core/directory/directory.ts';

export const tellings = {
  'author-succeeded': defineTelling({
    of: 'AuthorSucceeded',
    to: (_found, { formerId, authorId }, { directory }) => {
      const heir = directory.people.get(authorId);
      return {
        people: [...committeeOf(directory), ...(heir === undefined ? [] : [heir])],
        detail: nameOf(formerId, directory).zh,
        outcome: nameOf(authorId, directory),
      };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  'author-left': defineTelling({
    of: 'AuthorLeft',
    to: (_found, { authorId }, { directory }) => ({ people: committeeOf(directory), detail: nameOf(authorId, directory).zh }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;

function committeeOf(directory: Directory): readonly Person[] {
  return peopleWithRole(directory, 'committee-clerk');
}

function nameOf(id: string, { people }: Directory): Term {
  const person = people.get(id);
  return { zh: person?.name ?? id, en: person?.nameEn ?? person?.name ?? id };
}
