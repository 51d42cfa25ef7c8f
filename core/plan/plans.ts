import { foldedLogs } from '#core/ledger/folded-logs.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { Carried, CommandToGive } from '#core/ledger/give-command.ts';
import { planKey, plansKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { planLog } from './plan-log.ts';
import type { PlanEvent } from './plan-log.ts';
import type { Plan } from './plan.ts';
import { plansLog } from './plans-log.ts';
import type { ListedPlan, PlansEvent } from './plans-log.ts';

type PlanCommand = Omit<CommandToGive<Plan, PlanEvent>, 'pk' | 'policyVersion'>;

/** Sealed plans in the ledger: a log each, and one of a body that lists those that were asked to run. */
export interface Plans {
  read(body: string, planId: string): Promise<Folded<Plan, PlanEvent>>;
  give(body: string, planId: string, command: PlanCommand): Promise<Carried<Plan, PlanEvent>>;
  giveAsSystem(
    body: string,
    planId: string,
    commandId: string,
    decide: (plan: Plan | undefined, at: string) => readonly PlanEvent[],
  ): Promise<Plan | undefined>;
  listed(body: string): Promise<readonly ListedPlan[]>;
  /** Lists it before it is asked to run, so that whoever looks for lost runs finds it. */
  list(body: string, planId: string, personId: string): Promise<void>;
  close(body: string, planId: string): Promise<void>;
}

// Six hundred lines are about 1 MB in memory.
const MOST_PLANS = 10;
const MOST_BODIES = 50;

export function ledgerPlans(access: LedgerAccess): Plans {
  const logs = foldedLogs<Plan, PlanEvent>({ ...access, kindOf: () => planLog, most: MOST_PLANS });
  const lists = foldedLogs<ReadonlyMap<string, ListedPlan>, PlansEvent>({ ...access, kindOf: () => plansLog, most: MOST_BODIES });
  const policyVersion = defaultPolicy.version;
  const give: Plans['give'] = (body, planId, command) =>
    giveCommand({ ...command, policyVersion, pk: planKey(body, planId) }, { ...access, logs });
  const onList = async (body: string, type: PlansEvent['type'], planId: string, actor = systemActor): Promise<void> => {
    const commandId = `${type}:${planId}`;
    const decide = () => ({ actor, events: [{ type, planId }] });
    await giveCommand(
      { pk: plansKey(body), commandId, command: type, request: commandId, policyVersion, decide },
      { ...access, logs: lists },
    );
  };
  return {
    read: (body, planId) => logs.read(planKey(body, planId)),
    give,
    async giveAsSystem(body, planId, commandId, decide) {
      const { state } = await give(body, planId, {
        commandId,
        command: 'run-plan',
        request: commandId,
        decide: (plan, { at }) => ({ actor: systemActor, events: decide(plan, at) }),
      });
      return state;
    },
    listed: async (body) => [...((await lists.read(plansKey(body))).state?.values() ?? [])],
    list: (body, planId, personId) => onList(body, 'PlanListed', planId, { personId, role: 'system' }),
    close: (body, planId) => onList(body, 'PlanClosed', planId),
  };
}
