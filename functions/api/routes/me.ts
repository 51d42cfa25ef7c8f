import * as z from 'zod';
import { personSchema, roles } from '#core/directory/directory.ts';
import { unitParty } from '../case-body.ts';
import { defineRoute, nothing } from '../route.ts';

export const readMe = defineRoute({
  method: 'GET',
  path: '/v1/me',
  operationId: 'readMe',
  tag: 'directory',
  summary: { zh: '我是谁', en: 'Who I am here' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    body: z.string(),
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    /** In whose name this member may write. */
    speaksFor: personSchema.shape.speaksFor,
    unit: z.object({ id: z.string(), name: z.string() }).exactOptional(),
    /** The body's, in minutes east of UTC, without summer time: days and hours are told in it. */
    timeZoneOffset: z.int(),
  }),
  handle: async ({ principal: { body, person, directory }, services: { cases } }) => {
    const { timeZoneOffset } = (await cases.rules(body)).policy;
    const unit = person.unitId === undefined ? {} : { unit: unitParty(person.unitId, directory) };
    const spoken = person.speaksFor === undefined ? {} : { speaksFor: person.speaksFor };
    return { body: { body, id: person.id, name: person.name, roles: person.roles, ...spoken, ...unit, timeZoneOffset } };
  },
});
