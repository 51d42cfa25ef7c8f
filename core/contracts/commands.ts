import * as z from 'zod';
import { deadlineRuleSchema } from '#core/calendar/deadline.ts';
import { contentSchema, identifier, plainText } from './content.ts';

const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/);
// `reply`, `a1.reply`, `a1.reply.2` (see `clockOpened`).
const clockId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);
const reason = plainText(2000);

/** A unit to be given a share, with a due date or span of its own when the policy's is not meant. */
const unitToAssign = z.strictObject({ unitId: identifier, due: deadlineRuleSchema.exactOptional() });

const judgement = z.enum(['satisfied', 'basically', 'not']);

/**
 * The body of each command, by its name in the path. `assignmentId` names one unit's share; a unit with exactly
 * one share in the case may leave it out.
 */
export const commandSchemas = {
  submit: z.strictObject({ content: contentSchema.exactOptional() }),
  withdraw: z.strictObject({ reason }),
  'return-for-revision': z.strictObject({ opinion: reason }),
  resubmit: z.strictObject({ content: contentSchema }),
  decline: z.strictObject({ reasonCode: identifier, explanation: reason.exactOptional() }),
  file: z.strictObject({}),
  dispatch: z.strictObject({
    lead: unitToAssign.exactOptional(),
    coHandlers: z.array(unitToAssign).max(30).default([]),
    opinion: reason.exactOptional(),
  }),
  'sign-for': z.strictObject({ assignmentId: assignmentId.exactOptional() }),
  'request-return': z.strictObject({ assignmentId: assignmentId.exactOptional(), reason, suggestedUnitId: identifier }),
  'decide-return': z.strictObject({
    assignmentId,
    granted: z.boolean(),
    reason: reason.exactOptional(),
    redispatchTo: identifier.exactOptional(),
  }),
  'give-opinion': z.strictObject({ assignmentId: assignmentId.exactOptional(), text: plainText(20_000) }),
  'issue-reply': z.strictObject({
    assignmentId: assignmentId.exactOptional(),
    class: z.string().regex(/^[A-Za-z0-9-]{1,8}$/),
    text: plainText(60_000),
  }),
  'give-feedback': z.strictObject({ attitude: judgement, result: judgement, comment: plainText(4000).exactOptional() }),
  'record-consultation': z.strictObject({ result: plainText(20_000) }),
  remind: z.strictObject({
    clockId: clockId.exactOptional(),
    assignmentId: assignmentId.exactOptional(),
    note: plainText(500).exactOptional(),
  }),
} as const;

export type CommandName = keyof typeof commandSchemas;
export type CommandPayload<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>;

/** A command as decided: its name and checked body. */
export type Command = { [N in CommandName]: { readonly name: N; readonly payload: CommandPayload<N> } }[CommandName];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandSchemas, name);
}

/** Checks a body against the command's schema; `context` may bring the wording of what is wrong. Throws `z.ZodError`. */
export function parseCommand(name: CommandName, body: unknown, context?: z.core.ParseContext<z.core.$ZodIssue>): Command {
  switch (name) {
    case 'submit':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'withdraw':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'return-for-revision':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'resubmit':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'decline':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'file':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'dispatch':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'sign-for':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'request-return':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'decide-return':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'give-opinion':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'issue-reply':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'give-feedback':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'record-consultation':
      return { name, payload: commandSchemas[name].parse(body, context) };
    case 'remind':
      return { name, payload: commandSchemas[name].parse(body, context) };
  }
}
