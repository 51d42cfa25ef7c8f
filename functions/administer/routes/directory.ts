import * as z from 'zod';
import { decideEntries } from '#core/directory/decide-directory.ts';
import { addressFaults, emptyDirectory, personSchema, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import type { Person } from '#core/directory/directory.ts';
import { newEntriesSchema } from '#core/directory/new-entries.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { defineRoute, nothing } from '../route.ts';

export const listUnits = defineRoute({
  method: 'GET',
  path: '/v1/directory/units',
  operationId: 'listUnits',
  tag: 'directory',
  summary: { zh: '承办单位名录（公用邮箱仅管理员可见）', en: 'Handling units; mailboxes for administrators only' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ units: z.array(unitSchema) }),
  handle: async ({ principal: { person, directory } }) => {
    const units = [...directory.units.values()];
    return { body: { units: person.roles.includes('administrator') ? units : units.map(({ email: _email, ...unit }) => unit) } };
  },
});

/** Mails to the address on record failed, and nothing goes there until it is mended: for administrators and dispatchers. */
const listedPerson = personSchema.safeExtend({ unreachable: z.object({ why: z.enum(addressFaults) }).exactOptional() });

export const listPeople = defineRoute({
  method: 'GET',
  path: '/v1/directory/people',
  operationId: 'listPeople',
  tag: 'directory',
  summary: { zh: '人员名录（联系方式仅管理员可见）', en: 'People; addresses for administrators only' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ people: z.array(listedPerson) }),
  handle: async ({ principal: { person: reader, directory } }) => {
    const keepsAddresses = reader.roles.includes('administrator');
    const seesFaults = keepsAddresses || reader.roles.includes('dispatcher');
    const people = [...directory.people.values()].map((person) => {
      const fault = seesFaults ? directory.unreachable.get(person.id) : undefined;
      return { ...(keepsAddresses ? person : withoutAddress(person)), ...(fault === undefined ? {} : { unreachable: { why: fault.why } }) };
    });
    return { body: { people } };
  },
});

function withoutAddress({ email: _email, subject: _subject, deputyId: _deputyId, ...person }: Person): Person {
  return person;
}

export const listSessions = defineRoute({
  method: 'GET',
  path: '/v1/directory/sessions',
  operationId: 'listSessions',
  tag: 'directory',
  summary: { zh: '届次', en: 'Sessions' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ sessions: z.array(sessionSchema) }),
  handle: async ({ principal: { directory } }) => {
    return { body: { sessions: [...directory.sessions.values()] } };
  },
});

/** Adds and replaces entries by id; what is not named stays as it is. Nobody is ever removed, only set inactive. */
export const recordDirectory = defineRoute({
  method: 'PUT',
  path: '/v1/directory',
  operationId: 'recordDirectory',
  tag: 'directory',
  summary: { zh: '登记名录（按编号新增或更新）', en: 'Record entries, new or changed, by id' },
  command: true,
  params: nothing,
  query: nothing,
  body: newEntriesSchema,
  response: z.object({ version: z.int(), recorded: z.int() }),
  handle: async ({ principal: { body, person }, services, body: entries, idempotencyKey, expectedVersion }) => {
    if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-directory' });
    const { policy } = await services.cases.rules(body);
    const { version, commit } = await services.cases.directories.give(body, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'record-directory',
      request: canonicalJson(entries),
      policyVersion: policy.version,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      decide: (directory) => ({
        actor: { personId: person.id, role: 'administrator' },
        events: decideEntries(directory ?? emptyDirectory, entries),
      }),
    });
    return { version, body: { version, recorded: commit?.events.length ?? 0 } };
  },
});
