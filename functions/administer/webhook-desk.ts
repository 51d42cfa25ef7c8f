import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { decideEndpoint } from '#core/webhook/endpoint/decide-endpoint.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import type { EndpointCommand } from '#core/webhook/endpoint/endpoint-command.ts';
import { noWebhooks } from '#core/webhook/endpoint/evolve-webhooks.ts';
import { contextOf } from './route.ts';
import type { Call, RawCall } from './route.ts';
import type { Principal } from '#functions/platform/http/principal.ts';

/** Webhooks are an administrator's. @throws Refusal `NotAllowedError` */
export function checkAdministrator({ person }: Principal): void {
  if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'manage-webhooks' });
}

type Asking = Pick<RawCall, 'principal' | 'services'>;

/** The endpoints of the administrator's own body: of another one's nothing is known here. */
export async function readEndpoints({
  principal,
  services,
}: Asking): Promise<{ endpoints: ReadonlyMap<string, Endpoint>; version: number }> {
  checkAdministrator(principal);
  const { body } = principal;
  const { state, seq } = await services.webhooks.endpoints.history(body);
  return { endpoints: (state ?? noWebhooks(body)).endpoints, version: seq };
}

/** @throws Refusal `WebhookNotFoundError`, whether it never was, is another body's or was deleted */
export async function findEndpoint(asking: Asking, endpointId: string): Promise<{ endpoint: Endpoint; version: number }> {
  const { endpoints, version } = await readEndpoints(asking);
  const endpoint = endpoints.get(endpointId);
  if (endpoint === undefined) throw new Refusal('WebhookNotFoundError', { endpointId });
  return { endpoint, version };
}

type Commanding = Pick<Call<unknown, unknown, unknown>, 'principal' | 'services' | 'idempotencyKey' | 'expectedVersion'>;

/** What came of a command: the endpoint right after it (none once it is deleted), and whether it had been carried out before. */
export interface Commanded {
  readonly endpoint: Endpoint | undefined;
  readonly version: number;
  readonly repeated: boolean;
  /** Instant of the commit; of now where nothing had to be done. */
  readonly at: string;
}

/**
 * Carries a command out in the log of the body's endpoints.
 * @param asked What the caller asked for, to notice a key used twice: without anything that is made up on the way.
 */
export async function commandEndpoint(commanding: Commanding, command: EndpointCommand, asked: object = {}): Promise<Commanded> {
  const { principal, services, idempotencyKey, expectedVersion } = commanding;
  checkAdministrator(principal);
  const { body, person } = principal;
  const { endpointId } = command;
  const context = await contextOf({ principal, services });
  const { state, version, repeated, commit } = await services.webhooks.endpoints.give(body, {
    commandId: `${person.id}:${idempotencyKey}`,
    command: `${command.name}-webhook`,
    request: canonicalJson({ command: command.name, endpointId, asked }),
    policyVersion: context.policy.version,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    decide: (webhooks, { at }) => ({
      actor: { personId: person.id, role: 'administrator' },
      events: decideEndpoint(webhooks ?? noWebhooks(body), command, { ...context, now: at }),
    }),
  });
  return { endpoint: state?.endpoints.get(endpointId), version, repeated, at: commit?.at ?? context.now };
}

/** The endpoint after a command that leaves it there. */
export function stillThere({ endpoint }: Commanded): Endpoint {
  if (endpoint === undefined) throw new Error('no endpoint after a command that keeps it');
  return endpoint;
}
