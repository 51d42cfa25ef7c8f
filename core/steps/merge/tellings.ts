import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import { never } from '#core/case/define/overtaken.ts';
import { proposersOf } from '#core/case/whom.ts';
import type { Directory, Person } from '#core/directory/directory.ts';

/** Everything is told with the next morning's mail: nobody has anything to do. */
export const tellings = {
  /** To whose proposal it is: with which one it goes on. */
  merged: defineTelling({
    of: 'ProposalMerged',
    to: (found, { caseNumber, reason }, { directory }) => ({ people: proposersOf(found, directory), detail: caseNumber, reason }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found }) => (found.stage.name === 'awaiting-dispatch' ? 'replaced' : undefined),
  }),

  'merge-undone': defineTelling({
    of: 'MergeUndone',
    to: (found, { reason }, { directory }) => ({ people: proposersOf(found, directory), reason }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  /** To whose proposal leads: not to those who came along, who are told in their own. */
  'taken-in': defineTelling({
    of: 'ProposalTakenIn',
    to: (found, { caseNumber }, { directory }) => ({ people: ownProposersOf(found, directory), detail: caseNumber }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, event }) =>
      isNumbered(found) && found.takenIn?.some(({ proposalId }) => proposalId === event.proposalId) !== true ? 'replaced' : undefined,
  }),

  'let-go': defineTelling({
    of: 'ProposalLetGo',
    to: (found, _event, { directory }) => ({ people: ownProposersOf(found, directory) }),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),
} as const;

function ownProposersOf(found: Case, directory: Directory): Person[] {
  const brought = new Set((isNumbered(found) ? (found.takenIn ?? []) : []).flatMap(({ proposerIds }) => proposerIds));
  return proposersOf(found, directory).filter(({ id }) => !brought.has(id));
}
