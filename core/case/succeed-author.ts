import type { Directory } from '#core/directory/directory.ts';
import { decideSuccession } from '#core/steps/succession/decide-succession.ts';
import type { Case } from './case.ts';
import type { Cases } from '#core/case/log/cases.ts';

/**
 * Puts somebody in the place of an author who left, or on record that nobody is there; answers whether anything is new. Under a
 * command id of who left and who follows, so that it is found out once however often it is looked for.
 */
export async function succeedAuthor(
  cases: Pick<Cases, 'giveAsSystem'>,
  { body, proposalId }: { readonly body: string; readonly proposalId: string },
  found: Case,
  directory: Directory,
): Promise<boolean> {
  const event = decideSuccession(found, directory);
  if (event === undefined) return false;
  const heir = event.type === 'AuthorSucceeded' ? event.authorId : '';
  const { commit, repeated } = await cases.giveAsSystem(body, proposalId, {
    commandId: `succeed:${found.authorId}:${heir}`,
    command: 'succeed-author',
    decide: (state) => {
      const now = decideSuccession(state, directory);
      return now === undefined ? [] : [now];
    },
  });
  return commit !== undefined && !repeated;
}
