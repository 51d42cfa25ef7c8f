import * as z from 'zod';
import { roleFor } from '#core/access/access.ts';
import { consequencesAsGiven } from '#core/actions/consequences.ts';
import { decide } from '#core/case/decide.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { commandNames, commands, isCommandName, parseCommand } from '#core/steps/commands.ts';
import { check } from '#functions/platform/http/check.ts';
import { findCase } from '../case-access.ts';
import { consequenceSchema, consequencesBody } from '../consequences-body.ts';
import { leadingOf, named } from '../leading-of.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

/** What a command would lead to as it is filled in: refused as the command itself would be, and without effect. */
export const tryCommand = defineRoute({
  method: 'POST',
  path: '/v1/proposals/{id}/commands/{command}/consequences',
  operationId: 'tryCommand',
  tag: 'proposals',
  summary: { zh: '试办一项操作：说明办理后果（不办理）', en: 'What a command would lead to as it is filled in; nothing is done' },
  command: false,
  params: z.strictObject({ id: identifier, command: z.string() }),
  query: nothing,
  body: z.record(z.string(), z.unknown()),
  response: z.object({ id: z.string(), version: z.int(), consequences: z.array(consequenceSchema) }),
  handle: async ({ principal, services, found, params: { id, command: name }, body }) => {
    if (!isCommandName(name)) throw new Refusal('UnknownCommandError', { known: commandNames });
    const { state, seq } = await findCase({ principal, services, found }, id);
    const asked = check((checking) => parseCommand(name, body, checking), name);
    if (roleFor(principal.person, commands[name], state, asked.assignmentId) === undefined)
      throw new Refusal('NotAllowedError', { command: name });
    const into = await leadingOf(services, principal.body, { command: asked, found });
    const leading = into === undefined ? undefined : (await services.cases.read(principal.body, into)).state;
    const inForce = await contextOf({ principal, services });
    const context = ruledBy({ ...inForce, ...(leading === undefined ? {} : { leading }) }, state);
    const command = into === undefined ? asked : named(asked, into);
    decide(state, command, context);
    return { version: seq, body: { id, version: seq, consequences: consequencesBody(consequencesAsGiven(command, state, context)) } };
  },
});
