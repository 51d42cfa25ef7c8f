import type * as z from 'zod';
import type { Given } from '#core/case/define/define-command.ts';
import { commands as clearance } from './clearance/commands.ts';
import { commands as coSigning } from './co-signing/commands.ts';
import { commands as consultation } from './consultation/commands.ts';
import { commands as correction } from './correction/commands.ts';
import { commands as dispatch } from './dispatch/commands.ts';
import { commands as drafting } from './drafting/commands.ts';
import { commands as feedback } from './feedback/commands.ts';
import { commands as keyCase } from './key-case/commands.ts';
import { commands as merge } from './merge/commands.ts';
import { commands as opinions } from './opinions/commands.ts';
import { commands as publication } from './publication/commands.ts';
import { commands as reassignment } from './reassignment/commands.ts';
import { commands as reminding } from './reminding/commands.ts';
import { commands as reply } from './reply/commands.ts';
import { commands as replyReview } from './reply-review/commands.ts';
import { commands as returns } from './returns/commands.ts';
import { commands as review } from './review/commands.ts';
import { commands as signFor } from './sign-for/commands.ts';

/** Every command, in the order in which they are offered. */
export const commands = {
  ...review,
  ...drafting,
  ...coSigning,
  ...merge,
  ...dispatch,
  ...signFor,
  ...returns,
  ...reassignment,
  ...opinions,
  ...reply,
  ...clearance,
  ...replyReview,
  ...correction,
  ...publication,
  ...feedback,
  ...consultation,
  ...keyCase,
  ...reminding,
} as const;

export type CommandName = keyof typeof commands;

export const commandNames: readonly CommandName[] = Object.keys(commands).filter(isCommandName);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Checks a body against the command's schema; `wording` may bring the wording of what is wrong. Throws `z.ZodError`. */
export function parseCommand(name: CommandName, body: unknown, wording?: z.core.ParseContext<z.core.$ZodIssue>): Given<CommandName> {
  return commands[name].read(body, wording);
}
