import { defineTelling } from '#core/case/define/define-telling.ts';
import { nothingLeft } from '#core/case/define/overtaken.ts';
import { assignmentOf, clerksOf, leadOf } from '#core/case/whom.ts';
import { lapsedMeans } from './texts.zh.ts';

export const tellings = {
  'opinion-given': defineTelling({
    of: 'OpinionGiven',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId;
      return unitId === undefined ? undefined : { people: clerksOf(leadOf(found)?.unitId, directory), unitId };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, at }) => {
      // A lead that replied after it came has read it; one that had replied before is still to hear of it.
      const reply = leadOf(found)?.replies.at(-1);
      return reply !== undefined && reply.issuedAt >= at ? 'already-answered' : undefined;
    },
  }),

  'opinion-lapsed': defineTelling({
    of: 'OpinionLapsed',
    to: (found, event, { directory }) => {
      const unitId = assignmentOf(found, event)?.unitId;
      return unitId === undefined ? undefined : { people: clerksOf(leadOf(found)?.unitId, directory), unitId, detail: lapsedMeans };
    },
    when: 'digest',
    toRobot: false,
    reminds: false,
    outrun: ({ found, assignment }) => (assignment?.status === 'opinion-given' ? 'already-answered' : nothingLeft(found, leadOf(found))),
  }),
} as const;
