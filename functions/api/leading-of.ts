import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { listCases } from '#core/view/case-lists.ts';
import type { Services } from './route.ts';

const merging = z.looseObject({ into: z.string() });
// More than a session has that waits for dispatch.
const MOST_WAITING = 2000;

interface Asked {
  readonly command: Given<CommandName>;
  readonly found: FoldedCase | undefined;
}

/**
 * The other proposal that a merging is about: people name it by its number, programs by its id. What nobody has stays as it was named, and is
 * refused.
 */
export async function leadingOf({ cases, reader }: Services, body: string, { command, found }: Asked): Promise<string | undefined> {
  const state = found?.state;
  const own = state !== undefined && isNumbered(state) ? state.mergedInto : undefined;
  if (command.name === 'undo-merge') return own?.proposalId;
  if (command.name !== 'merge') return undefined;
  const { into } = merging.parse(command.payload);
  // Given again, it names what it was merged into then.
  if (own?.caseNumber === into) return own.proposalId;
  if ((await cases.read(body, into)).state !== undefined) return into;
  const page = await listCases(reader, body, { stages: ['awaiting-dispatch'] }, { after: '', before: '~', limit: MOST_WAITING });
  const views = await reader.cases(
    body,
    page.map(({ proposalId }) => proposalId),
  );
  const numbered = [...views.values()].filter(({ caseNumber }) => caseNumber === into);
  return (numbered.find(({ session }) => session === state?.content.session) ?? numbered[0])?.id ?? into;
}

/** The command with the other proposal's id in the place of its number. */
export function named(command: Given<CommandName>, into: string): Given<CommandName> {
  return command.name === 'merge' ? parseCommand('merge', { ...merging.parse(command.payload), into }) : command;
}
