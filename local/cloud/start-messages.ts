import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import { createEventBus } from '../events/event-bus.ts';
import { createIdentity, type Identity } from '../identity/identity.ts';
import type { Lambda } from '../lambda/lambda.ts';
import { createMailbox, type Mailbox } from '../ses/mailbox.ts';
import { StepFunctions } from '../states/step-functions.ts';
import type { CloudOptions } from './cloud-options.ts';
import type { CloudPlan } from './cloud-plan.ts';
import type { DataDirectory } from './data-directory.ts';
import { provisionStateMachines } from './provision-state-machines.ts';
import type { StartParts } from './start-store.ts';

/** What carries work between functions and to people: state machines, events, mail, identity. */
export async function startMessages(parts: StartParts & { lambda: Lambda; publish: (event: EventDraft) => Promise<void>; apiUrl: string }) {
  const { data, clock, plan, lambda, publish, region, accountId, apiUrl, options, shutdown } = parts;
  const mailbox: Mailbox = createMailbox({
    databasePath: data.database('mail.sqlite'),
    clock,
    region,
    accountId,
    eventDestinations: plan.eventDestinations,
    publish,
    ...(options.mailQuota === undefined ? {} : { quota: options.mailQuota }),
    ...(plan.mailIdentities.length === 0 ? {} : { identities: plan.mailIdentities, configurationSets: plan.configurationSets }),
  });
  const states: StepFunctions = new StepFunctions({
    clock,
    lambda,
    databasePath: data.database('states.sqlite'),
    region,
    accountId,
    onStatusChange: (detail) => {
      const resources = [detail.executionArn];
      events.put({ source: 'aws.states', detailType: 'Step Functions Execution Status Change', resources, detail });
    },
  });
  const events = createEventBus({
    clock,
    lambda,
    databasePath: data.database('events.sqlite'),
    region,
    accountId,
    buses: plan.buses,
    rules: plan.rules,
    startExecution: async (input) => {
      await states.call('StartExecution', input);
      // The delivery is struck out after this.
      await states.synced();
    },
  });
  shutdown.add(() => {
    events.stop();
    states.stop();
    mailbox.close();
  });
  await provisionStateMachines(states, plan.stateMachines);
  return { states, events, mailbox, identity: await startIdentity(data, clock, plan, apiUrl, options) };
}

/** The issuer and audience are those the template's authorizer trusts, if that issuer is an address here. */
function startIdentity(
  data: DataDirectory,
  clock: VirtualClock,
  plan: CloudPlan,
  apiUrl: string,
  options: CloudOptions,
): Promise<Identity> {
  const routes = plan.api?.routes ?? [];
  const trusted = routes.map(({ authorizer }) => authorizer).find((authorizer) => authorizer?.issuer.startsWith(apiUrl));
  const scopes = [...new Set(routes.flatMap((route) => route.scopes))];
  const keyPath = data.path('identity-key.json');
  return createIdentity({
    issuer: trusted?.issuer ?? `${apiUrl}/_local/identity`,
    audience: trusted?.audience[0] ?? 'local',
    people: options.people ?? [],
    clients: options.identityClients ?? [],
    clock,
    ...(keyPath === undefined ? {} : { keyPath }),
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  });
}
