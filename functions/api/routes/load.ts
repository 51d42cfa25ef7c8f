import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { defineRoute, nothing } from '../route.ts';
import { unitsInHand } from '#functions/platform/http/units-in-hand.ts';

const loadSchema = z.object({
  unitId: z.string(),
  /** Cases of which a clock runs on the unit's desk, of any session. */
  inHand: z.int(),
  /** As the directory has it. */
  capacity: z.int().exactOptional(),
});

/** What each unit has in hand, before it is given more. */
export const readLoad = defineRoute({
  method: 'GET',
  path: '/v1/load',
  operationId: 'readLoad',
  tag: 'directory',
  summary: { zh: '各单位在办件数与可承办件数', en: 'What each unit has in hand, and how much it can have' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ units: z.array(loadSchema) }),
  handle: async ({ principal: { body, person, directory }, services: { reader } }) => {
    if (!mayAsk(person, 'load')) throw new Refusal('NotAllowedError', { command: 'read-load' });
    const units = [...directory.units.values()];
    const inHand = await unitsInHand(reader, body, directory, units);
    return {
      body: {
        units: units.map(({ id, capacity }) => ({
          unitId: id,
          inHand: inHand.get(id) ?? 0,
          ...(capacity === undefined ? {} : { capacity }),
        })),
      },
    };
  },
});
