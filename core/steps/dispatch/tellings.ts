import { defineTelling } from '#core/case/define/define-telling.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { nothingLeft } from '#core/case/define/overtaken.ts';
import { tellOpening } from '#core/case/define/tell-opening.ts';
import { clerksOf, clockOf, proposersOf } from '#core/case/whom.ts';
import { roles } from '#core/case/texts.zh.ts';

export const tellings = {
  /** To the office: a case is filed, or came back, and has no lead. */
  'to-dispatch': tellOpening('dispatch'),

  assigned: defineTelling({
    of: 'UnitAssigned',
    to: (found, { unitId, role, assignmentId }, { directory, commit }) => ({
      people: clerksOf(unitId, directory),
      unitId,
      detail: roles[role],
      ...clockOf(found, role === 'lead' ? 'reply' : 'opinion', assignmentId),
      reason: opinionOf(commit),
    }),
    when: 'prompt',
    toRobot: true,
    reminds: false,
    outrun: ({ found, event, assignment }) =>
      assignment === undefined || assignment.unitId === event.unitId ? nothingLeft(found, assignment) : 'reassigned',
  }),

  /** To whose proposal it is: who leads, now and after a return. */
  dispatched: defineTelling({
    of: 'UnitAssigned',
    since: 4,
    to: (found, { role, unitId }, { directory }) => (role === 'lead' ? { people: proposersOf(found, directory), unitId } : undefined),
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, event, assignment }) => (assignment?.unitId === event.unitId ? nothingLeft(found, assignment) : 'reassigned'),
  }),
} as const;

/** What the office said to the units (交办意见), in the same commit. */
function opinionOf(commit: NoticeContext['commit']): string {
  const dispatch = commit?.events.find((event) => event.type === 'ProposalDispatched');
  return dispatch?.opinion ?? '';
}
