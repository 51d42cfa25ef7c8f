import { defineTelling, promptSince } from '#core/case/define/define-telling.ts';
import { clockEnded, never, nothingLeft } from '#core/case/define/overtaken.ts';
import { assignmentOf, clerksOf, clockOf } from '#core/case/whom.ts';
import { termsOf } from '#core/contracts/term.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const { refused: bySilence } = termsOf(zh.silences, en.silences);

export const tellings = {
  'return-requested': defineTelling({
    of: 'ReturnRequested',
    to: (found, event, { directory }) => {
      const assignment = assignmentOf(found, event);
      return (
        assignment && {
          people: peopleWithRole(directory, 'dispatcher'),
          unitId: assignment.unitId,
          detail: event.reason,
          ...clockOf(found, 'return-decision', assignment.id),
        }
      );
    },
    when: promptSince(4),
    toRobot: false,
    reminds: false,
    outrun: ({ found, clock }) => {
      const end = clockEnded(found, clock);
      return end === 'share-returned' || (end === 'clock-closed' && clock?.closed?.how !== 'overtaken') ? 'already-decided' : end;
    },
  }),

  'return-granted': defineTelling({
    of: 'ReturnGranted',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId;
      return unitId === undefined ? undefined : { people: clerksOf(unitId, directory), unitId };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: never,
  }),

  'return-refused': defineTelling({
    of: 'ReturnRefused',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId;
      return unitId === undefined
        ? undefined
        : {
            people: clerksOf(unitId, directory),
            unitId,
            detail: event.reason ?? '',
            ...(event.bySilence ? { outcome: bySilence } : {}),
          };
    },
    when: 'prompt',
    toRobot: false,
    reminds: false,
    outrun: ({ found, assignment }) => nothingLeft(found, assignment),
  }),
} as const;
