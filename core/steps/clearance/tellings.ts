import { assignmentOf, clerksOf, runningClockOf } from '#core/case/whom.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import { clearanceOf } from '#core/case/clearance/clearance.ts';
import { defineTelling } from '#core/case/define/define-telling.ts';
import { clockEnded, handedInAgain, never } from '#core/case/define/overtaken.ts';
import { checkersOf, signersOf } from '#core/case/clearance/signers.ts';
import { isGone } from '#core/case/stages.ts';
import { tellOpening } from '#core/case/define/tell-opening.ts';

export const tellings = {
  'to-countersign': tellOpening('countersign'),

  'to-check': defineTelling({
    of: 'ClockOpened',
    since: 4,
    to: (found, { clock: { id, kind, assignmentId } }, { directory }) => {
      const clock = kind === 'check' ? found.clocks.find((one) => one.id === id) : undefined;
      const lead = assignmentsOf(found).find((one) => one.id === assignmentId);
      if (clock === undefined || lead === undefined) return undefined;
      return { people: checkersOf(lead, clearanceOf(lead)?.submittedBy ?? '', directory), clock };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),

  'to-sign': defineTelling({
    of: 'ClockOpened',
    since: 4,
    to: (found, { clock: { id, kind, assignmentId } }, { directory, policy }) => {
      const clock = kind === 'signing' ? found.clocks.find((one) => one.id === id) : undefined;
      const lead = assignmentsOf(found).find((one) => one.id === assignmentId);
      if (clock === undefined || lead === undefined || !isNumbered(found)) return undefined;
      return { people: signersOf(lead, found, { directory, policy }), clock };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => clockEnded(found, clock),
  }),

  /** To the co-handlers: the letter is out, and they have their copy. */
  'letter-copied': defineTelling({
    of: 'LetterSealed',
    to: (found, event, { directory }) => {
      const coHandlers = assignmentsOf(found).filter(({ role, status }) => role === 'co-handler' && !isGone(status));
      const unitId = assignmentOf(found, event)?.unitId ?? '';
      return { people: coHandlers.flatMap((one) => clerksOf(one.unitId, directory)), unitId, detail: event.number };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  /** To those who draft: who returned it, and why. */
  'draft-returned': defineTelling({
    of: 'DraftReturned',
    to: (found, event, { directory }) => ({
      people: clerksOf(assignmentOf(found, event)?.unitId, directory),
      unitId: event.unitId,
      detail: event.reason,
      ...runningClockOf(found, 'reply', event.assignmentId),
    }),
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ assignment, at }) => handedInAgain(assignment, at),
  }),
} as const;
