import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { ledgerDirectories } from '#core/directory/directories.ts';
import type { Directories } from '#core/directory/directories.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { CommandToGive, Carried, Moment } from '#core/ledger/give-command.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { DecideContext, Rules } from '#core/case/decide-context.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { caseLogs } from './case-logs.ts';
import type { CaseReader, FoldedCase } from './case-logs.ts';

/** A command on a case; what it decides by is the rules of its one instant. */
interface CaseCommand extends Omit<CommandToGive<Case, CaseEvent>, 'pk' | 'policyVersion' | 'decide'> {
  readonly decide: (
    found: Case | undefined,
    rules: Rules,
    commits: Moment<CaseEvent>['commits'],
  ) => ReturnType<CommandToGive<Case, CaseEvent>['decide']>;
}

/** A command of the system itself: an alarm, a number. */
interface SystemCommand extends Pick<CaseCommand, 'commandId' | 'command' | 'found'> {
  readonly decide: (found: Case, rules: Rules) => readonly CaseEvent[];
}

/** Cases with what their rules need: the way everything meets the ledger. What was read is remembered, and only its tail asked for. */
export interface Cases extends CaseReader {
  readonly directories: Directories;
  /** The time, rules and calendar of a body: what waits and alarms are reckoned by. */
  rules(body: string): Promise<Rules>;
  /** The same with the directory as it is now: what a decision may look at. */
  context(body: string, actorId: string): Promise<DecideContext>;
  /** The case and the directory, both as they are now, in one call. */
  readWithDirectory(body: string, proposalId: string): Promise<{ readonly found: FoldedCase; readonly directory: Directory }>;
  /** Takes in what the stream brings of a case; answers whether the case is known now at least as far as that. */
  takeIn(pk: string, commits: readonly Commit[]): boolean;
  /** The case as far as it is known, without asking. */
  known(body: string, proposalId: string): FoldedCase;
  give(body: string, proposalId: string, command: CaseCommand): Promise<Carried<Case, CaseEvent>>;
  giveAsSystem(body: string, proposalId: string, command: SystemCommand): Promise<Carried<Case, CaseEvent>>;
}

export function ledgerCases(access: LedgerAccess): Cases {
  const { ledger, now } = access;
  const logs = caseLogs(access);
  const directories = ledgerDirectories(access);
  const give: Cases['give'] = (body, proposalId, { decide, ...command }) =>
    giveCommand<Case, CaseEvent>(
      {
        ...command,
        pk: proposalKey(body, proposalId),
        policyVersion: defaultPolicy.version,
        decide: (found, { at, commits }) => decide(found, rulesAt(at), commits),
      },
      { ...access, logs },
    );
  return {
    directories,
    rules: async () => rulesAt(now()),
    async context(body, actorId) {
      const directory = await directories.read(body);
      return { ...rulesAt(now()), actorId, directory };
    },
    read: (body, proposalId) => logs.read(proposalKey(body, proposalId)),
    async readWithDirectory(body, proposalId) {
      const ofCase = logs.beginRead(proposalKey(body, proposalId));
      const ofDirectory = directories.beginRead(body);
      const [caseTail = [], directoryTail = []] = await ledger.readTails([ofCase.tail, ofDirectory.tail]);
      const { state: directory = emptyDirectory } = ofDirectory.end(directoryTail);
      return { found: ofCase.end(caseTail), directory };
    },
    takeIn: (pk, commits) => logs.takeIn(pk, commits).seq >= (commits.at(-1)?.seq ?? Number.POSITIVE_INFINITY),
    known: (body, proposalId) => logs.known(proposalKey(body, proposalId)),
    give,
    giveAsSystem: (body, proposalId, { commandId, command, found, decide }) =>
      give(body, proposalId, {
        commandId,
        command,
        request: commandId,
        ...(found === undefined ? {} : { found }),
        decide: (state, rules) => ({ actor: systemActor, events: state === undefined ? [] : decide(state, rules) }),
      }),
  };
}

function rulesAt(at: string): Rules {
  return { now: at, policy: defaultPolicy, calendar: chinaCalendar };
}
