import { maySee, roleFor } from '#core/access/access.ts';
import type { Directory, Person, Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { Carried } from '#core/ledger/give-command.ts';
import { nothingFolded } from '#core/ledger/log-kind.ts';
import { commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { decideNew } from '#core/steps/drafting/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { FoldedCase } from './case-logs.ts';
import type { Case } from '#core/case/case.ts';
import type { Cases } from './cases.ts';
import type { Content } from '#core/case/content.ts';
import { decide } from '#core/case/decide.ts';
import type { Rules } from '#core/case/decide-context.ts';
import type { Given } from '#core/case/define/define-command.ts';

/** Who gives a command, in the directory as it is now. */
export interface Asking {
  readonly body: string;
  readonly person: Person;
  readonly directory: Directory;
  /** The person's own name for this command: given twice, it is carried out once. */
  readonly key: string;
}

export interface PersonsCommand {
  readonly proposalId: string;
  readonly command: Given<CommandName>;
  /** The case as it was read for this command; it is read unless told. */
  readonly found?: FoldedCase | undefined;
  /** The version the person saw. */
  readonly expectedVersion?: number | undefined;
  /** As a line of a plan: under the line's own name, and only as it was shown. */
  readonly planned?: Planned | undefined;
  /** The other proposal that the command is about as well. */
  readonly leading?: Case | undefined;
  /** What is decided as it is to stand in the log: with numbers, or not yet (no events: nothing is appended). */
  readonly inWriting?: ((events: readonly CaseEvent[], found: Case, rules: Rules) => readonly CaseEvent[]) | undefined;
}

interface Planned {
  readonly commandId: string;
  /** @throws Refusal where the events are not those that were shown. */
  readonly asShown: (events: readonly CaseEvent[]) => void;
}

/**
 * A person's command on a case: load, authorise, decide, append, answer.
 * @throws Refusal `NotFoundError`, which does not tell "no such" from "not yours", also where a version was named;
 * `NotAllowedError`; what the command's rules refuse; see `giveCommand`
 */
export async function giveAsPerson(
  cases: Cases,
  { body, person, directory, key }: Asking,
  { proposalId, command, found, expectedVersion, planned, leading, inWriting }: PersonsCommand,
): Promise<Carried<Case, CaseEvent>> {
  const seen = found ?? (await cases.read(body, proposalId));
  // A version is compared before anything is decided: it must tell nothing of a case to whom it is not there, or goes on without.
  if (expectedVersion !== undefined) roleOf(person, command, seen.state);
  return cases.give(body, proposalId, {
    commandId: planned?.commandId ?? `${person.id}:${key}`,
    command: command.name,
    request: canonicalJson({ command: command.name, payload: command.payload }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    found: seen,
    decide: (state, rules) => {
      const { role, theirs } = roleOf(person, command, state);
      const events = decide(theirs, command, { ...rules, actorId: person.id, directory, ...(leading === undefined ? {} : { leading }) });
      planned?.asShown(events);
      return { actor: actorOf(person, role), events: inWriting?.(events, theirs, rules) ?? events };
    },
  });
}

/** A new case under an id that only this person's key makes. If it is there already, the append finds out. */
export async function beginCase(
  cases: Cases,
  { body, person, directory, key }: Asking,
  { proposalId, content, draft }: { readonly proposalId: string; readonly content: Content; readonly draft: boolean },
): Promise<Carried<Case, CaseEvent>> {
  if (!person.roles.includes('member')) throw new Refusal('NotAllowedError', { command: 'submit' });
  return cases.give(body, proposalId, {
    commandId: `${person.id}:${key}`,
    command: 'submit',
    request: canonicalJson({ ...content, draft }),
    found: nothingFolded,
    decide: (_, rules) => ({
      actor: actorOf(person, 'member'),
      events: decideNew(content, draft, { ...rules, actorId: person.id, directory }),
    }),
  });
}

/** The case as the person's own to act on, and in which role. */
function roleOf(person: Person, command: Given<CommandName>, state: Case | undefined): { readonly role: Role; readonly theirs: Case } {
  if (state === undefined || !maySee(person, state)) throw new Refusal('NotFoundError');
  const role = roleFor(person, commands[command.name], state, command.assignmentId);
  if (role === undefined) throw new Refusal('NotAllowedError', { command: command.name });
  return { role, theirs: state };
}

/** The person as a commit names who acted. */
export function actorOf(person: Person, role: Role): Actor {
  return { personId: person.id, role, ...(person.unitId === undefined ? {} : { unitId: person.unitId }) };
}
