import * as z from 'zod';
import { personSchema, roles } from '#core/directory/directory.ts';
import { notifyBody, notifyOf } from '#functions/platform/http/notify-body.ts';
import { unitParty } from '#functions/platform/http/parties.ts';
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
    /** How the person is told. */
    notify: notifyBody,
    /** The body's, in minutes east of UTC, without summer time: days and hours are told in it. */
    timeZoneOffset: z.int(),
  }),
  handle: async ({ principal: { body, person, directory }, services: { cases } }) => {
    const { policy } = await cases.rules(body);
    const unit = person.unitId === undefined ? {} : { unit: unitParty(person.unitId, directory) };
    const spoken = person.speaksFor === undefined ? {} : { speaksFor: person.speaksFor };
    const { timeZoneOffset } = policy;
    const notify = notifyOf(person.id, directory, policy);
    return { body: { body, id: person.id, name: person.name, roles: person.roles, ...spoken, ...unit, notify, timeZoneOffset } };
  },
});
