import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { CaseView } from '#core/view/case-view.ts';
import type { Services } from './route.ts';
import { waitingViews } from './waiting-views.ts';

const merging = z.looseObject({ into: z.string() });

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
  const views = await waitingViews(reader, body);
  return namedBy(into, views, state?.content.session)?.id ?? into;
}

type Waiting = Pick<CaseView, 'id' | 'caseNumber' | 'session'>;

/** Numbers are one session's: the one of the case's own session is meant, where there is one. */
export function namedBy(number: string, waiting: readonly Waiting[], session: string | undefined): Waiting | undefined {
  const numbered = waiting.filter(({ caseNumber }) => caseNumber === number);
  return numbered.find((one) => one.session === session) ?? numbered[0];
}

/** The command with the other proposal's id in the place of its number. */
export function named(command: Given<CommandName>, into: string): Given<CommandName> {
  return command.name === 'merge' ? parseCommand('merge', { ...merging.parse(command.payload), into }) : command;
}
