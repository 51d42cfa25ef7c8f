import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Call, Services } from '../route.ts';
import { endpointSchema, shownOnce, toldEndpoint } from '../webhook-body.ts';
import { commandEndpoint, findEndpoint, stillThere } from '../webhook-desk.ts';
import { issueSecret } from '../webhook-secret-issue.ts';

const params = z.strictObject({ id: identifier });
const state = { method: 'POST', tag: 'webhooks', command: true, params, query: nothing, body: nothing, response: endpointSchema } as const;

type Asked = Call<z.output<typeof params>, unknown, unknown>;

/** Asks the receiver for its consent once more. It is asked in the background: whether it consented is read from the endpoint. */
export const verifyWebhook = defineRoute({
  ...state,
  path: '/v1/webhooks/{id}/verify',
  operationId: 'verifyWebhook',
  summary: { zh: '再次验证接收方是否同意接收', en: 'Ask the receiver for its consent once more' },
  handle: async ({ principal, services, params: { id } }) => {
    const { endpoint, version } = await findEndpoint({ principal, services }, id);
    const { status } = endpoint;
    if (status === 'paused' || status === 'disabled') throw new Refusal('WebhookNotLegalError', { action: 'verify', status });
    if (status === 'pending') await services.webhooks.startTask({ task: 'verify', body: principal.body, endpointId: id });
    return { version, body: await told(services, principal, endpoint) };
  },
});

export const pauseWebhook = defineRoute({
  ...state,
  path: '/v1/webhooks/{id}/pause',
  operationId: 'pauseWebhook',
  summary: { zh: '暂停投递（恢复后从中断处继续）', en: 'Pause deliveries; they go on from there once resumed' },
  handle: async (call) => {
    const commanded = await commandEndpoint(call, { name: 'pause', endpointId: call.params.id });
    return { version: commanded.version, body: await told(call.services, call.principal, stillThere(commanded)) };
  },
});

/** Goes on at the cursor of every case; tries that were used up begin anew. */
export const resumeWebhook = defineRoute({
  ...state,
  path: '/v1/webhooks/{id}/resume',
  operationId: 'resumeWebhook',
  summary: { zh: '恢复投递，补上期间未送达的', en: 'Resume, and deliver what came up meanwhile' },
  handle: async (call) => {
    const {
      principal,
      services,
      params: { id },
    } = call;
    const commanded = await commandEndpoint(call, { name: 'resume', endpointId: id });
    // A lane can be parked though its endpoint is active: resuming what is active gives it a new beginning too.
    await services.webhooks.startTask({ task: 'catch-up', body: principal.body, endpointId: id, because: 'resumed' });
    return { version: commanded.version, body: await told(services, principal, stillThere(commanded)) };
  },
});

/** A new secret signs at once, beside the old one for 24 hours, so that the receiver can change over in between. */
export const rotateWebhook = defineRoute({
  ...state,
  path: '/v1/webhooks/{id}/rotate',
  operationId: 'rotateWebhook',
  summary: {
    zh: '更换密钥（新密钥只显示这一次，旧密钥再用 24 小时）',
    en: 'A new secret, answered only once; the old one holds for 24 hours',
  },
  response: endpointSchema.extend(shownOnce),
  handle: async (call) => {
    const {
      principal,
      services,
      params: { id },
    } = call;
    const { endpoint } = await findEndpoint({ principal, services }, id);
    const { commanded, shown } = await issueSecret(call, {
      endpointId: id,
      signature: endpoint.signature,
      command: (keyId) => commandEndpoint(call, { name: 'rotate', endpointId: id, keyId }),
    });
    return { version: commanded.version, body: { ...(await told(services, principal, stillThere(commanded))), ...shown } };
  },
});

async function told({ cases }: Services, principal: Asked['principal'], endpoint: Endpoint) {
  return toldEndpoint(endpoint, principal, (await cases.rules(principal.body)).now);
}
