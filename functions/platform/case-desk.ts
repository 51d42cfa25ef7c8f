import type { CommandToAppend } from '#core/ledger/append-command.ts';
import { appendCommand, fold } from '#core/ledger/append-command.ts';
import type { Appended, Folded } from '#core/ledger/append-command.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { rememberingLedger } from '#core/ledger/remembering-ledger.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { DecideContext, Rules } from '#core/case/decide-context.ts';
import { caseLog } from '#core/case/case-log.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { now } from './system-clock.ts';

/** Reads cases with what their rules need, and appends what was decided: the way every function meets the ledger. */
export interface CaseDesk {
  readonly ledger: Ledger;
  /** The time, rules and calendar of a body: what waits and alarms are reckoned by. */
  rules(body: string): Promise<Rules>;
  /** The same with the directory as it is now: what a decision may look at. */
  context(body: string, actorId: string): Promise<DecideContext>;
  read(body: string, proposalId: string): Promise<Folded<Case, CaseEvent>>;
  append(
    body: string,
    proposalId: string,
    command: Omit<CommandToAppend<Case, CaseEvent>, 'pk' | 'policyVersion'>,
  ): Promise<Appended<Case, CaseEvent>>;
  /** A command of the system itself (an alarm, a number). */
  appendAsSystem(
    body: string,
    proposalId: string,
    command: { commandId: string; command: string; decide: (proposal: Case) => readonly CaseEvent[] },
  ): Promise<Appended<Case, CaseEvent>>;
}

export function caseDesk(ledger: Ledger): CaseDesk {
  const directories = rememberingLedger(ledger);
  const folded = new Map<string, { seq: number; directory: Directory }>();
  const dependencies = { ledger, digest: sha256, now };
  const directoryOf = async (body: string): Promise<Directory> => {
    const pk = directoryKey(body);
    const commits = await directories.read(pk);
    const known = folded.get(pk);
    if (known?.seq === commits.length) return known.directory;
    const directory = fold(directoryLog, commits).state ?? emptyDirectory;
    folded.set(pk, { seq: commits.length, directory });
    return directory;
  };
  const append: CaseDesk['append'] = (body, proposalId, command) =>
    appendCommand(
      caseLog(proposalId),
      { ...command, pk: proposalKey(body, proposalId), policyVersion: defaultPolicy.version },
      dependencies,
    );
  return {
    ledger,
    rules: async () => ({ now: now(), policy: defaultPolicy, calendar: chinaCalendar }),
    context: async (body, actorId) => ({
      actorId,
      now: now(),
      policy: defaultPolicy,
      calendar: chinaCalendar,
      directory: await directoryOf(body),
    }),
    read: async (body, proposalId) => fold(caseLog(proposalId), await ledger.read(proposalKey(body, proposalId))),
    append,
    appendAsSystem: (body, proposalId, { commandId, command, decide }) =>
      append(body, proposalId, {
        commandId,
        command,
        request: commandId,
        decide: (proposal) => ({ actor: systemActor, events: proposal === undefined ? [] : decide(proposal) }),
      }),
  };
}
