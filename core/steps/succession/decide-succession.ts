import type { Case } from '#core/case/case.ts';
import { isEndStage } from '#core/case/stages.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { EventOf } from '#core/steps/events.ts';
import { namesSpokenFor } from '#core/case/spoken-for.ts';

/**
 * What follows where the author is no active member any more while the case is under way; nothing where all is well. A joint
 * proposal is its next co-signer's; one made in the name of others is first that of another member who writes for them.
 */
export function decideSuccession(found: Case, directory: Directory): EventOf<'AuthorSucceeded' | 'AuthorLeft'> | undefined {
  const { authorId, content, stage } = found;
  if (stage.name === 'draft' || isEndStage(stage.name) || isMember(directory.people.get(authorId))) return undefined;
  const { kind, onBehalfOf, coSigners } = content;
  const colleague =
    onBehalfOf === undefined
      ? undefined
      : peopleWithRole(directory, 'member').find((person) => namesSpokenFor(kind, person).includes(onBehalfOf));
  const heir = colleague?.id ?? coSigners.find((id) => isMember(directory.people.get(id)));
  return heir === undefined ? { type: 'AuthorLeft', authorId } : { type: 'AuthorSucceeded', formerId: authorId, authorId: heir };
}

function isMember(person: Person | undefined): boolean {
  return person !== undefined && person.active && person.roles.includes('member');
}
