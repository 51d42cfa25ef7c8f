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
import { ledgerRules } from '#core/policy/ledger-rules.ts';
import { reckoningInForce } from '#core/policy/rulebook.ts';
import type { OpenedUnder, Rulebook } from '#core/policy/rulebook.ts';
import type { RulesSource } from '#core/ports/rules-source.ts';
import { ruledBy } from '#core/case/decide-context.ts';
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
  readonly rulesSource: RulesSource;
  /**
   * The time, and the policy and calendar in force with every one there was: what waits and alarms are reckoned by. No older than what
   * the clocks were opened under.
   */
  rules(body: string, clocks?: readonly OpenedUnder[]): Promise<Rules>;
  /** The same with the directory as it is now: what a decision may look at. */
  context(body: string, actorId: string): Promise<DecideContext>;
  /** The case and the directory, both as they are now, in one call. */
  readWithDirectory(body: string, proposalId: string): Promise<{ readonly found: FoldedCase; readonly directory: Directory }>;
  /** Many cases as they are now, in the order of the ids: a hundredth of the calls that reading each by itself takes. */
  readTogether(body: string, proposalIds: readonly string[]): Promise<FoldedCase[]>;
  /** Takes in what the stream brings of a case; answers whether the case is known now at least as far as that. */
  takeIn(pk: string, commits: readonly Commit[]): boolean;
  /** The case as far as it is known, without asking. */
  known(body: string, proposalId: string): FoldedCase;
  give(body: string, proposalId: string, command: CaseCommand): Promise<Carried<Case, CaseEvent>>;
  giveAsSystem(body: string, proposalId: string, command: SystemCommand): Promise<Carried<Case, CaseEvent>>;
}

/** @param most how many of them are remembered: see `remembers` */
export function ledgerCases(access: LedgerAccess, most?: number): Cases {
  const { ledger, now } = access;
  const logs = caseLogs(access, most);
  const directories = ledgerDirectories(access);
  const rulesSource = ledgerRules(access);
  const give: Cases['give'] = async (body, proposalId, { decide, ...command }) => {
    const rulebook = await rulesSource.rulebook(body, command.found?.state?.clocks);
    return giveCommand<Case, CaseEvent>(
      {
        ...command,
        pk: proposalKey(body, proposalId),
        policyVersion: (found, at) => ruledBy(rulesAt(at, rulebook), found).policy.version,
        decide: (found, { at, commits }) => decide(found, rulesAt(at, rulebook), commits),
      },
      { ...access, logs },
    );
  };
  return {
    directories,
    rulesSource,
    rules: async (body, clocks) => rulesAt(now(), await rulesSource.rulebook(body, clocks)),
    async context(body, actorId) {
      const [directory, rulebook] = await Promise.all([directories.read(body), rulesSource.rulebook(body)]);
      return { ...rulesAt(now(), rulebook), actorId, directory };
    },
    read: (body, proposalId) => logs.read(proposalKey(body, proposalId)),
    async readWithDirectory(body, proposalId) {
      const ofCase = logs.beginRead(proposalKey(body, proposalId));
      const ofDirectory = directories.beginRead(body);
      const [caseTail = [], directoryTail = []] = await ledger.readTails([ofCase.tail, ofDirectory.tail]);
      const { state: directory = emptyDirectory } = ofDirectory.end(directoryTail);
      return { found: ofCase.end(caseTail), directory };
    },
    async readTogether(body, proposalIds) {
      const begun = proposalIds.map((proposalId) => logs.beginRead(proposalKey(body, proposalId)));
      const tails = await ledger.readTails(begun.map(({ tail }) => tail));
      return begun.map(({ end }, index) => end(tails[index] ?? []));
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

function rulesAt(at: string, rulebook: Rulebook): Rules {
  return { now: at, ...reckoningInForce(rulebook, at), rulebook };
}
