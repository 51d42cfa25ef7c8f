import * as z from 'zod';
import { maySee, roleFor } from '#core/access/access.ts';
import { commandNames, commands, isCommandName, parseCommand } from '#core/steps/commands.ts';
import { contentSchema } from '#core/case/content.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { stages } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Given } from '#core/ledger/give-command.ts';
import { nothingFolded } from '#core/ledger/log-kind.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { decide } from '#core/case/decide.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { caseEventSchema } from '#core/steps/events.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import { findCase } from '../case-access.ts';
import { check } from '../check.ts';
import { numberReminder } from '../number-reminder.ts';
import { defineRoute, nothing } from '../route.ts';

const result = z.object({ id: z.string(), version: z.int(), stage: z.enum(stages), events: z.array(caseEventSchema) });

/** A new proposal. Its id follows from who asks with which key, so a doubled click finds its own proposal again. */
export const submitProposal = defineRoute({
  method: 'POST',
  path: '/v1/proposals',
  operationId: 'submitProposal',
  tag: 'proposals',
  summary: { zh: '提交提案（draft 为 true 时存为草稿）', en: 'Submit a proposal (or keep it as a draft)' },
  command: true,
  params: nothing,
  query: nothing,
  body: contentSchema.extend({ draft: z.boolean().default(false) }),
  response: result,
  handle: async ({ principal, services, body, idempotencyKey }) => {
    const { draft, ...content } = body;
    const { person } = principal;
    if (!person.roles.includes('member')) throw new Refusal('NotAllowedError', { command: 'submit' });
    const id = `p${sha256(`${principal.body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const given = await services.cases.give(principal.body, id, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'submit',
      request: canonicalJson({ ...body }),
      // If it is there already, the append finds out.
      found: nothingFolded,
      decide: (_, rules) => ({
        actor: actorOf(person, 'member'),
        events: decideNew(content, draft, { ...rules, actorId: person.id, directory: principal.directory }),
      }),
    });
    return { status: 201, ...answer(id, given) };
  },
});

/** One command on a case. */
export const commandProposal = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/commands/{command}',
  operationId: 'commandProposal',
  tag: 'proposals',
  summary: { zh: '办理一项操作（请求体随操作而定）', en: 'Give a command (the body depends on it)' },
  command: true,
  params: z.strictObject({ id: identifier, command: z.string() }),
  query: nothing,
  body: z.record(z.string(), z.unknown()),
  response: result,
  handle: async ({ principal, services, found, params, body, idempotencyKey, expectedVersion }) => {
    const { person } = principal;
    const { command: name } = params;
    if (!isCommandName(name)) throw new Refusal('UnknownCommandError', { known: commandNames });
    const command = check((checking) => parseCommand(name, body, checking));
    // A version is compared before anything is decided: it must tell nothing of a case that is not there for the person.
    if (expectedVersion !== undefined) await findCase({ principal, services, found }, params.id);
    const given = await services.cases.give(principal.body, params.id, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: command.name,
      request: canonicalJson({ command: command.name, payload: command.payload }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(found === undefined ? {} : { found }),
      decide: (proposal, rules) => {
        if (proposal === undefined || !maySee(person, proposal)) throw new Refusal('NotFoundError');
        const role = roleFor(person, commands[name], proposal, command.assignmentId);
        if (role === undefined) throw new Refusal('NotAllowedError', { command: command.name });
        const context = { ...rules, actorId: person.id, directory: principal.directory };
        return { actor: actorOf(person, role), events: decide(proposal, command, context) };
      },
    });
    if (command.name === 'remind') await numberReminder(services, principal.body, params.id);
    return answer(params.id, given);
  },
});

function actorOf(person: Person, role: Role) {
  return { personId: person.id, role, ...(person.unitId === undefined ? {} : { unitId: person.unitId }) };
}

function answer(id: string, { state, version, commit }: Given<Case, CaseEvent>) {
  if (state === undefined) throw new Error(`no state after a command on ${id}`);
  return { version, body: { id, version, stage: state.stage.name, events: [...(commit?.events ?? [])] } };
}
