import { appendCommand, fold } from '#core/ledger/append-command.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { webhooksKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { rememberingLedger } from '#core/ledger/remembering-ledger.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { decideEndpoint } from '#core/webhook/decide-endpoint.ts';
import type { Endpoint } from '#core/webhook/endpoint.ts';
import type { EndpointCommand } from '#core/webhook/endpoint-command.ts';
import { noWebhooks } from '#core/webhook/evolve-webhooks.ts';
import { webhooksLog } from '#core/webhook/webhooks-log.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { now } from './system-clock.ts';

/** The endpoints of a body as the ledger has them now, by id. */
type EndpointReader = (body: string) => Promise<ReadonlyMap<string, Endpoint>>;

/** What deliveries themselves decide about endpoints. */
export interface EndpointDesk {
  readonly read: EndpointReader;
  /** Records that the endpoint consented, or that it is disabled; nothing where it no longer matters. */
  readonly record: (body: string, command: Extract<EndpointCommand, { name: 'verify' | 'disable' }>) => Promise<void>;
}

/** Reads remember what they read: a warm function asks for what is new. */
export function endpointDesk(ledger: Ledger): EndpointDesk {
  const remembering = rememberingLedger(ledger);
  const folded = new Map<string, { seq: number; endpoints: ReadonlyMap<string, Endpoint> }>();
  return {
    async read(body) {
      const commits = await remembering.read(webhooksKey(body));
      const known = folded.get(body);
      if (known?.seq === commits.length) return known.endpoints;
      const { endpoints } = fold(webhooksLog(body), commits).state ?? noWebhooks(body);
      folded.set(body, { seq: commits.length, endpoints });
      return endpoints;
    },
    async record(body, command) {
      // Decided on the state each time, so the id only has to differ from that of an earlier one.
      const commandId = `${command.name}:${command.endpointId}:${now()}`;
      await appendCommand(
        webhooksLog(body),
        {
          pk: webhooksKey(body),
          commandId,
          command: command.name,
          request: commandId,
          policyVersion: defaultPolicy.version,
          decide: (webhooks) => ({
            actor: systemActor,
            events:
              webhooks?.endpoints.has(command.endpointId) === true ? decideEndpoint(webhooks, command, { now: now(), directory }) : [],
          }),
        },
        { ledger, digest: sha256, now },
      );
    },
  };
}

// Neither of the two commands looks at units.
const directory = { units: new Map() };
