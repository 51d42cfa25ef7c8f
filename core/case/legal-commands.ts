import { roleFor } from '#core/access/access.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Policy } from '#core/policy/policy.ts';
import { commandNames, commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { assignmentsOf } from './case.ts';
import type { Case } from './case.ts';
import type { Target } from '#core/case/define/define-command.ts';

/** A command that is possible now, and the assignment it would be given for where it concerns one. */
interface LegalCommand extends Target {
  readonly command: CommandName;
}

/** For whom, and by which rules; without rules, what the preset offers. */
interface Asked {
  readonly person?: Person;
  readonly policy?: Policy;
}

/**
 * What the case and each of its assignments allow now, to anybody or to a person; the access table narrows it to that person's. In the order of the
 * registry, but that what is about one assignment stands together.
 */
export function legalByAssignment(found: Case, { person, policy }: Asked = {}): LegalCommand[] {
  const first = commandNames.findIndex((name) => commands[name].concerns === 'assignment');
  const ofCase = (names: readonly CommandName[]): LegalCommand[] =>
    names
      .filter((name) => commands[name].concerns === 'case' && commands[name].isOffered(found, {}, policy))
      .filter((name) => commands[name].isLegal(found, {}, person))
      .map((command) => ({ command }));
  const ofAssignments = assignmentsOf(found).flatMap(({ id: assignmentId }) =>
    commandNames
      .filter((name) => commands[name].concerns === 'assignment' && commands[name].isOffered(found, { assignmentId }, policy))
      .filter((name) => commands[name].isLegal(found, { assignmentId }))
      .map((command) => ({ command, assignmentId })),
  );
  return [...ofCase(commandNames.slice(0, first)), ...ofAssignments, ...ofCase(commandNames.slice(first))];
}

/** The commands the case allows now, each named once. */
export function legalCommands(found: Case): CommandName[] {
  return [...new Set(legalByAssignment(found).map(({ command }) => command))];
}

/** Those of them that this person may give, each for the assignment it would be given for. */
export function legalCommandsFor(person: Person, found: Case, policy?: Policy): CommandName[] {
  const own = legalByAssignment(found, { person, ...(policy === undefined ? {} : { policy }) }).filter(
    ({ command, assignmentId }) => roleFor(person, commands[command], found, assignmentId) !== undefined,
  );
  return [...new Set(own.map(({ command }) => command))];
}

/**
 * The refusal of a command the stage does not allow. It names what would be legal for whoever gave it, and nothing of what is for others
 * to do; for nobody of the directory, nothing.
 */
export function notLegal(command: CommandName, found: Case, person: Person | undefined, policy?: Policy): Refusal {
  const legal = person === undefined ? [] : legalCommandsFor(person, found, policy);
  return new Refusal('CommandNotLegalError', { command, stage: found.stage.name, legal });
}
