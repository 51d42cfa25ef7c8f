import type { EventOf } from '#core/steps/events.ts';
import type { Case } from './case.ts';

/** What the leading proposal's log says of the one that goes along with it. */
export function takenInto(
  lead: Case,
  { id, caseNumber, authorId, content }: Case & { readonly caseNumber: string },
): EventOf<'ProposalTakenIn'> {
  const there = new Set([lead.authorId, ...lead.content.coSigners]);
  const proposerIds = [authorId, ...content.coSigners].filter((person) => !there.has(person));
  return { type: 'ProposalTakenIn', proposalId: id, caseNumber, proposerIds };
}
