import * as z from 'zod';
import { allocationCommands, decideAllocation, isAllocationCommand } from '#core/allocation/decide-allocation.ts';
import type { AllocationCommand, AllocationCommandName } from '#core/allocation/decide-allocation.ts';
import { unitsOf } from '#core/allocation/allocation.ts';
import type { Allocation } from '#core/allocation/allocation.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import type { Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { findAllocation, readerOf } from '../allocation-access.ts';
import type { AllocationReader } from '../allocation-access.ts';
import { allocationBody, allocationForUnit, allocationSchema } from '../allocation-body.ts';
import type { ToldCases } from '../allocation-body.ts';
import { readTogether } from '../read-together.ts';
import { check } from '#functions/platform/http/check.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { RawCall } from '../route.ts';

const headSchema = allocationSchema.omit({ lines: true });

export const createAllocation = defineRoute({
  method: 'POST',
  path: '/v1/allocations',
  operationId: 'createAllocation',
  tag: 'allocations',
  summary: { zh: '新建预分办方案（不影响任何提案）', en: 'Begin a draft allocation, which affects no case' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({ session: identifier, name: oneLine(60) }),
  response: allocationSchema,
  handle: async ({ principal, services, body: asked, idempotencyKey }) => {
    const { body, person, directory } = principal;
    const actor = actorOf(person, dispatcherRole(principal));
    if (!directory.sessions.has(asked.session)) throw new Refusal('UnknownSessionError', { session: asked.session });
    const id = `al${sha256(`${body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const { state } = await services.allocations.give(body, id, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'begin-allocation',
      request: canonicalJson(asked),
      decide: (found) => ({ actor, events: found === undefined ? [{ type: 'AllocationBegun', ...asked }] : [] }),
    });
    await services.allocations.list(body, id, actor);
    if (state === undefined) throw new Refusal('NotFoundError');
    return { status: 201, version: state.changes, body: allocationBody(id, state, await contextOf({ principal, services })) };
  },
});

export const listAllocations = defineRoute({
  method: 'GET',
  path: '/v1/allocations',
  operationId: 'listAllocations',
  tag: 'allocations',
  summary: { zh: '预分办方案', en: 'Draft allocations' },
  command: false,
  params: nothing,
  query: z.strictObject({ session: identifier.exactOptional() }),
  body: nothing,
  response: z.object({ allocations: z.array(headSchema) }),
  handle: async ({ principal, services, query }) => {
    const context = await contextOf({ principal, services });
    const ids = await services.allocations.listed(principal.body);
    const allocations: z.input<typeof headSchema>[] = [];
    for (const id of ids) {
      const { state } = await services.allocations.read(principal.body, id);
      if (state === undefined || state.discardedAt !== undefined || (query.session ?? state.session) !== state.session) continue;
      const reader = readerOf(principal, state);
      if (reader === undefined) continue;
      const { lines: _lines, ...head } = bodyFor(reader, id, state, { ...context, cases: noCases });
      allocations.push(head);
    }
    return { body: { allocations } };
  },
});

const params = z.strictObject({ allocationId: identifier });

export const readAllocation = defineRoute({
  method: 'GET',
  path: '/v1/allocations/{allocationId}',
  operationId: 'readAllocation',
  tag: 'allocations',
  summary: { zh: '预分办方案的各行（after 只取此后的变化）', en: 'A draft allocation, or what changed in it since' },
  command: false,
  params,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
  body: nothing,
  response: allocationSchema,
  handle: async ({ principal, services, params: { allocationId }, query: { after } }) => {
    const { found, reader } = await findAllocation({ principal, services }, allocationId);
    const context = await toldBy({ principal, services }, reader, found, after);
    return { version: found.changes, body: bodyFor(reader, allocationId, found, context, after) };
  },
});

export const commandAllocation = defineRoute({
  method: 'POST',
  path: '/v1/allocations/{allocationId}/commands/{command}',
  operationId: 'commandAllocation',
  tag: 'allocations',
  summary: { zh: '修改预分办方案、征求意见、反馈意见或作废', en: 'Change a draft allocation, ask for comments, comment, or discard it' },
  command: true,
  params: params.extend({ command: z.string() }),
  query: nothing,
  body: z.record(z.string(), z.unknown()),
  response: allocationSchema,
  handle: async ({ principal, services, params: { allocationId, command: name }, body: raw, idempotencyKey }) => {
    const { body, person } = principal;
    if (!isAllocationCommand(name)) throw new Refusal('UnknownCommandError', { known: Object.keys(allocationCommands) });
    const { found, reader } = await findAllocation({ principal, services }, allocationId);
    const role = reader.as === 'unit' && name === 'comment' ? unitRole(principal) : dispatcherRole(principal, name);
    const command = check((context) => parse(name, raw, context));
    const context = await contextOf({ principal, services });
    const { state = found } = await services.allocations.give(body, allocationId, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: name,
      request: canonicalJson({ name, payload: raw }),
      decide: (now, { at }) => ({
        actor: actorOf(person, role),
        events: now === undefined ? [] : decideAllocation(now, command, person, { ...context, now: at }),
      }),
    });
    const told = await toldBy({ principal, services }, reader, state, found.changes);
    return { version: state.changes, body: bodyFor(reader, allocationId, state, told, found.changes) };
  },
});

function parse(name: AllocationCommandName, raw: unknown, context: z.core.ParseContext<z.core.$ZodIssue>): AllocationCommand {
  switch (name) {
    case 'set-lines':
      return { name, payload: allocationCommands[name].parse(raw, context) };
    case 'remove-lines':
      return { name, payload: allocationCommands[name].parse(raw, context) };
    case 'comment':
      return { name, payload: allocationCommands[name].parse(raw, context) };
    case 'ask-comments':
    case 'discard':
      return { name, payload: allocationCommands[name].parse(raw, context) };
  }
}

const noCases: ToldCases['cases'] = new Map();

/** What an answer is told by: for a unit that is asked the cases of its lines too, which it cannot read itself. */
async function toldBy(
  { principal, services }: Pick<RawCall, 'principal' | 'services'>,
  reader: AllocationReader,
  { lines }: Allocation,
  after: number,
): Promise<DecideContext & ToldCases> {
  const context = await contextOf({ principal, services });
  if (reader.as === 'office') return { ...context, cases: noCases };
  const own = [...lines].filter(([, { line, changedAs }]) => changedAs > after && unitsOf(line).includes(reader.unitId));
  const found = await readTogether(
    services.cases,
    principal.body,
    own.map(([proposalId]) => ({ proposalId })),
  );
  return { ...context, cases: new Map(found.flatMap(({ state }) => (state === undefined ? [] : [[state.id, state] as const]))) };
}

function bodyFor(
  reader: AllocationReader,
  id: string,
  found: Allocation,
  by: DecideContext & ToldCases,
  after = 0,
): z.input<typeof allocationSchema> {
  return reader.as === 'office' ? allocationBody(id, found, by, after) : allocationForUnit(id, found, reader.unitId, by, after);
}

function dispatcherRole({ person }: Principal, command = 'set-lines'): Role {
  if (!person.roles.includes('dispatcher')) throw new Refusal('NotAllowedError', { command });
  return 'dispatcher';
}

function unitRole({ person }: Principal): Role {
  return person.roles.includes('unit-clerk') ? 'unit-clerk' : 'unit-leader';
}
