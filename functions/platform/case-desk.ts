import type { CommandToAppend } from '#core/ledger/append-command.ts';
import { appendCommand, fold } from '#core/ledger/append-command.ts';
import type { Appended, Folded } from '#core/ledger/append-command.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { logCache } from '#core/ledger/log-cache.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { ledgerRules } from '#core/policy/ledger-rules.ts';
import { reckoningInForce } from '#core/policy/rulebook.ts';
import type { RulesSource } from '#core/ports/rules-source.ts';
import type { DecideContext, Rules } from '#core/case/decide-context.ts';
import { caseLog } from '#core/case/case-log.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { now } from './system-clock.ts';

/** Reads cases with what their rules need, and appends what was decided: the way every function meets the ledger. */
export interface CaseDesk {
  readonly ledger: Ledger;
  readonly rulesSource: RulesSource;
  /** The time, and the policy and calendar in force: what waits and alarms are reckoned by. */
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
  const directories = logCache(directoryLog, ledger, now);
  const rulesSource = ledgerRules(ledger, now);
  const dependencies = { ledger, digest: sha256, now };
  const rules = async (body: string): Promise<Rules> => {
    const at = now();
    return { now: at, ...reckoningInForce(await rulesSource.rulebook(body), at) };
  };
  const append: CaseDesk['append'] = async (body, proposalId, command) =>
    appendCommand(
      caseLog(proposalId),
      { ...command, pk: proposalKey(body, proposalId), policyVersion: (await rules(body)).policy.version },
      dependencies,
    );
  return {
    ledger,
    rulesSource,
    rules,
    context: async (body, actorId) => {
      const [{ state: directory = emptyDirectory }, inForce] = await Promise.all([directories.fresh(directoryKey(body)), rules(body)]);
      return { actorId, ...inForce, directory };
    },
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
