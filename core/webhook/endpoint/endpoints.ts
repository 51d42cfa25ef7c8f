import { systemActor } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import type { FoldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { CommandToGive, Carried } from '#core/ledger/give-command.ts';
import { parseWebhooksKey, webhooksKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { ledgerRules } from '#core/policy/ledger-rules.ts';
import { reckoningInForce } from '#core/policy/rulebook.ts';
import { decideEndpoint } from './decide-endpoint.ts';
import type { EndpointCommand } from './endpoint-command.ts';
import type { EndpointEvent } from './endpoint-event.ts';
import type { Endpoint, Webhooks } from './endpoint.ts';
import { noWebhooks } from './evolve-webhooks.ts';
import { webhooksLog } from './webhooks-log.ts';

/** The webhook endpoints of bodies. */
export interface Endpoints {
  /** As the ledger has them now, by id. */
  read(body: string): Promise<ReadonlyMap<string, Endpoint>>;
  /** A read of which others are part. */
  beginRead(body: string): ReturnType<FoldedLogs<Webhooks, EndpointEvent>['beginRead']>;
  /** With every commit of theirs. */
  history(body: string): Promise<Folded<Webhooks, EndpointEvent>>;
  give(body: string, command: Omit<CommandToGive<Webhooks, EndpointEvent>, 'pk'>): Promise<Carried<Webhooks, EndpointEvent>>;
  /** What deliveries themselves decide: that the endpoint consented, or that it is disabled; nothing where it no longer matters. */
  record(body: string, command: Extract<EndpointCommand, { name: 'verify' | 'disable' }>): Promise<void>;
}

const MOST_BODIES = 50;

export function ledgerEndpoints(access: LedgerAccess): Endpoints {
  const logs = foldedLogs<Webhooks, EndpointEvent>({ ...access, kindOf: kindOfWebhooks, most: MOST_BODIES });
  const rules = ledgerRules(access);
  const give: Endpoints['give'] = (body, command) => giveCommand({ ...command, pk: webhooksKey(body) }, { ...access, logs });
  return {
    read: async (body) => ((await logs.read(webhooksKey(body))).state ?? noWebhooks(body)).endpoints,
    beginRead: (body) => logs.beginRead(webhooksKey(body)),
    history: (body) => logs.read(webhooksKey(body)),
    give,
    async record(body, command) {
      // Decided on the state each time, so the id only has to differ from that of an earlier one.
      const commandId = `${command.name}:${command.endpointId}:${access.now()}`;
      const rulebook = await rules.rulebook(body);
      await give(body, {
        commandId,
        command: command.name,
        request: commandId,
        policyVersion: reckoningInForce(rulebook, access.now()).policy.version,
        decide: (webhooks, { at }) => ({
          actor: systemActor,
          events: webhooks?.endpoints.has(command.endpointId) === true ? decideEndpoint(webhooks, command, { now: at, directory }) : [],
        }),
      });
    },
  };
}

// Neither of the two commands looks at units.
const directory = { units: new Map() };

function kindOfWebhooks(pk: string) {
  const key = parseWebhooksKey(pk);
  if (key === undefined) throw new Error(`${pk} is no log of webhooks`);
  return webhooksLog(key.body);
}
