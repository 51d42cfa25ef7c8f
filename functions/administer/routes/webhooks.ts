import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { endpointSettingsSchema, signatures } from '#core/webhook/endpoint/endpoint-event.ts';
import type { EndpointSettings } from '#core/webhook/endpoint/endpoint-event.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Call, Services } from '../route.ts';
import { endpointSchema, shownOnce, toldEndpoint } from '../webhook-body.ts';
import { checkAdministrator, commandEndpoint, findEndpoint, readEndpoints, stillThere } from '../webhook-desk.ts';
import { issueSecret } from '../webhook-secret-issue.ts';
import { webhookTarget } from '../webhook-target.ts';

const { url, types, unitIds, description } = endpointSettingsSchema.shape;
const params = z.strictObject({ id: identifier });

/** A new endpoint. Its id follows from who asks with which key; its secret is answered this once, and its owner's consent asked for. */
export const createWebhook = defineRoute({
  method: 'POST',
  path: '/v1/webhooks',
  operationId: 'createWebhook',
  tag: 'webhooks',
  summary: { zh: '新建状态推送端点（密钥只显示这一次），并开始验证', en: 'A new endpoint; its secret is answered only once' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({
    url,
    types: types.default('all'),
    unitIds: unitIds.default('all'),
    description,
    signature: z.enum(signatures).default('v1'),
  }),
  response: endpointSchema.extend(shownOnce),
  handle: async (call) => {
    const { principal, services, body: asked, idempotencyKey } = call;
    checkAdministrator(principal);
    const { body, person } = principal;
    const { signature, ...settings } = asked;
    const endpointId = `w${sha256(`${body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const create = { name: 'create', endpointId, settings: settled(settings, services), signature, ownerId: person.id } as const;
    const { commanded, shown } = await issueSecret(call, {
      endpointId,
      signature,
      command: (keyId) => commandEndpoint(call, { ...create, keyId }, asked),
    });
    return { status: 201, version: commanded.version, body: { ...(await verifying(call, commanded)), ...shown } };
  },
});

export const listWebhooks = defineRoute({
  method: 'GET',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  tag: 'webhooks',
  summary: { zh: '状态推送端点（不含密钥）', en: 'The endpoints, without their secrets' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ webhooks: z.array(endpointSchema) }),
  handle: async ({ principal, services }) => {
    const { endpoints, version } = await readEndpoints({ principal, services });
    const { now } = await services.cases.rules(principal.body);
    return { version, body: { webhooks: [...endpoints.values()].map((endpoint) => toldEndpoint(endpoint, principal, now)) } };
  },
});

/** How it has answered lately, over all cases. */
const health = z.object({
  /** Failed attempts since the last one that succeeded. */
  failures: z.int(),
  failingSince: z.string().exactOptional(),
  /** Until then nothing is sent but by its turn. */
  holdUntil: z.string().exactOptional(),
});

export const readWebhook = defineRoute({
  method: 'GET',
  path: '/v1/webhooks/{id}',
  operationId: 'readWebhook',
  tag: 'webhooks',
  summary: { zh: '查看端点及其近况', en: 'An endpoint, and how it has answered lately' },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: endpointSchema.extend({ health }),
  handle: async ({ principal, services, params: { id } }) => {
    const { endpoint, version } = await findEndpoint({ principal, services }, id);
    const { version: _version, ...lately } = await services.webhooks.lanes.health(principal.body, id);
    const { now } = await services.cases.rules(principal.body);
    return { version, body: { ...toldEndpoint(endpoint, principal, now), health: lately } };
  },
});

/** Where it is and what it gets, as a whole. A new address has to consent anew. */
export const changeWebhook = defineRoute({
  method: 'PUT',
  path: '/v1/webhooks/{id}',
  operationId: 'changeWebhook',
  tag: 'webhooks',
  summary: { zh: '修改地址与筛选（换地址须重新验证）', en: 'Change address and filter; a new address is verified anew' },
  command: true,
  params,
  query: nothing,
  body: endpointSettingsSchema,
  response: endpointSchema,
  handle: async (call) => {
    const {
      principal,
      services,
      body: asked,
      params: { id },
    } = call;
    checkAdministrator(principal);
    const settings = settled(asked, services);
    const commanded = await commandEndpoint(call, { name: 'change', endpointId: id, settings }, asked);
    return { version: commanded.version, body: await verifying(call, commanded) };
  },
});

/** From now on it gets nothing; its secrets are taken away. It does not come back: whoever wants it again makes a new one. */
export const deleteWebhook = defineRoute({
  method: 'DELETE',
  path: '/v1/webhooks/{id}',
  operationId: 'deleteWebhook',
  tag: 'webhooks',
  summary: { zh: '删除端点', en: 'Delete an endpoint' },
  command: true,
  params,
  query: nothing,
  body: nothing,
  response: z.object({ id: z.string(), deletedAt: z.string() }),
  handle: async (call) => {
    const {
      principal: { body },
      services,
      params: { id },
    } = call;
    const { version, at } = await commandEndpoint(call, { name: 'delete', endpointId: id });
    for (const keyId of await keysEverOf(services, body, id)) await services.webhooks.secrets.remove({ body, endpointId: id, keyId });
    return { version, body: { id, deletedAt: at } };
  },
});

/** From the log and not from the endpoint, so that a repeated request takes away what the first one left. */
async function keysEverOf({ webhooks }: Services, body: string, id: string): Promise<string[]> {
  const { commits } = await webhooks.endpoints.history(body);
  const events = commits.flatMap((commit) => commit.events);
  return events.flatMap((event) => (event.endpointId === id && 'keyId' in event ? [event.keyId] : []));
}

function settled(asked: EndpointSettings, { webhooks }: Services): EndpointSettings {
  return { ...asked, url: webhookTarget(asked.url, webhooks.loopback) };
}

/** Has the dispatcher ask for the owner's consent while that is due, and tells the endpoint. */
async function verifying(
  call: Pick<Call<unknown, unknown, unknown>, 'principal' | 'services'>,
  commanded: Parameters<typeof stillThere>[0],
) {
  const { principal, services } = call;
  const endpoint = stillThere(commanded);
  if (endpoint.status === 'pending') {
    await services.webhooks.startTask({ task: 'verify', body: principal.body, endpointId: endpoint.id });
  }
  return toldEndpoint(endpoint, principal, (await services.cases.rules(principal.body)).now);
}
