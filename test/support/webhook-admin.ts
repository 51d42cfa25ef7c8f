import { directoryKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { ApiInMemory, Told } from './api-in-memory.ts';
import { body } from './product-in-memory.ts';

export const receiver = 'https://receiver.example/hooks?tenant=7';
export const otherBody = '990113';

/** Asks the webhook API as the administrator of the body, with a key of its own unless one is named. */
export function asAdministrator(api: ApiInMemory) {
  const ask = (method: string, path: string, sent?: object, key = api.freshKey(), headers: Record<string, string> = {}): Promise<Told> =>
    api.ask('administrator', method, `/v1/webhooks${path}`, { ...(sent === undefined ? {} : { body: sent }), key, headers });
  return {
    ask,
    create: (sent: object = { url: receiver }, key?: string): Promise<Told> => ask('POST', '', sent, key),
    read: (id: string): Promise<Told> => ask('GET', `/${id}`),
    does: (id: string, action: string, sent: object = {}, key?: string): Promise<Told> => ask('POST', `/${id}/${action}`, sent, key),
    /** Created, and its owner's consent recorded as the dispatcher does. */
    active: async (sent: object = { url: receiver }): Promise<string> => {
      const id = String((await ask('POST', '', sent)).body['id']);
      await consents(api, id);
      return id;
    },
  };
}

/** What the dispatcher records once a receiver consented. */
export async function consents(api: ApiInMemory, endpointId: string): Promise<void> {
  await tells(api, { type: 'EndpointVerified', endpointId, how: 'handshake' });
}

/** An event in the log of endpoints that deliveries themselves bring about. */
export async function tells(api: ApiInMemory, event: object, ofBody = body): Promise<void> {
  await api.product.append(`${ofBody}#webhooks`, new Date().toISOString(), [event]);
}

/** Lists a case's events from `at` on, as the relay does. */
export function listsEvents(api: ApiInMemory, proposalId: string, sequences: readonly number[], at: string, ofBody = body): void {
  api.product.views.listEvents(ofBody, proposalId, sequences, at);
}

/** A second body, whose administrator is the person `stranger`. */
export async function withOtherBody(api: ApiInMemory): Promise<void> {
  await api.product.append(directoryKey(otherBody), '2026-01-01T00:00:00.000Z', [
    { type: 'PersonRecorded', person: { id: 'stranger', name: '外机构', roles: ['administrator'], active: true } },
  ]);
  await relayLog(api.product, directoryKey(otherBody));
}
