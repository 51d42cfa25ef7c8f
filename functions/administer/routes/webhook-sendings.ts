import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import { wantsEvent } from '#core/webhook/lane/wants-event.ts';
import { parseStatusEventKey } from '#core/webhook/told/event-list.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { cursorOf, keyOf, pageQuery } from '#functions/platform/http/paging.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';
import { commandEndpoint, findEndpoint } from '../webhook-desk.ts';

const params = z.strictObject({ id: identifier });
const started = z.object({ webhookId: z.string() });

/** One `endpoint.test` in the background; how it went is among the attempts, by the id that is answered. */
export const testWebhook = defineRoute({
  method: 'POST',
  path: '/v1/webhooks/{id}/test',
  operationId: 'testWebhook',
  tag: 'webhooks',
  summary: { zh: '发送一条测试事件', en: 'Send a test event' },
  command: true,
  params,
  query: nothing,
  body: nothing,
  response: started,
  handle: async ({ principal: { body, person }, principal, services, params: { id }, idempotencyKey }) => {
    const { endpoint } = await findEndpoint({ principal, services }, id);
    // Nothing but the question for consent goes where nobody has consented.
    if (endpoint.status === 'pending') throw notLegal(endpoint, 'test');
    const webhookId = `t${sha256(`${body}|${person.id}|${id}|${idempotencyKey}`).slice(0, 20)}`;
    await services.webhooks.startTask({ task: 'test', body, endpointId: id, id: webhookId });
    return { body: { webhookId } };
  },
});

/** One event that was delivered before, once more in the background: the same id, the same bytes. */
export const resendWebhook = defineRoute({
  method: 'POST',
  path: '/v1/webhooks/{id}/resend',
  operationId: 'resendWebhook',
  tag: 'webhooks',
  summary: { zh: '重发一条已投递的事件', en: 'Send one event once more' },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ id: z.string().max(80) }),
  response: started,
  handle: async ({ principal, services, params: { id }, body: { id: webhookId } }) => {
    const { endpoint } = await findEndpoint({ principal, services }, id);
    if (endpoint.status !== 'active') throw notLegal(endpoint, 'resend');
    const event = await deliveredBefore(services, endpoint, webhookId);
    await services.webhooks.startTask({ task: 'resend', body: principal.body, endpointId: id, ...event });
    return { body: { webhookId } };
  },
});

/** @throws Refusal when there is no such event for the endpoint, or when sending it now would overtake others. */
async function deliveredBefore({ cases, webhooks }: Services, endpoint: Endpoint, id: string) {
  const { body } = endpoint;
  const proposalId = identifier.safeParse(/^(.+)-\d{10}$/.exec(id)?.[1]).data;
  const events = proposalId === undefined ? [] : (await readStatusEvents(cases, { body, proposalId })).events;
  const event = events.find((one) => one.id === id);
  if (event === undefined || !wantsEvent(endpoint, event)) throw new Refusal('WebhookEventNotFoundError', { id });
  const { sequence } = event.data;
  const { cursor } = (await webhooks.lanes.many(body, endpoint.id, [event.proposalId])).get(event.proposalId) ?? newLane;
  if (sequence > cursor) throw new Refusal('EventNotDeliveredYetError', { id });
  return { proposalId: event.proposalId, sequence };
}

// An event is listed once it was carried through, behind ones that came to be later but went faster. The relay's alarm
// sounds after ten minutes (infra/constructs/ledger-followers.ts).
const LISTED_LATE_MS = 10 * 60_000;

/** Everything since an instant, or behind a cursor of `GET /v1/events`, once more, in order. What lies further back stays. */
export const replayWebhook = defineRoute({
  method: 'POST',
  path: '/v1/webhooks/{id}/replay',
  operationId: 'replayWebhook',
  tag: 'webhooks',
  summary: { zh: '从某一时间或游标起补发', en: 'Deliver everything since a time or cursor once more' },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ since: z.iso.datetime({ offset: true }).exactOptional(), after: pageQuery.cursor }),
  response: z.object({ id: z.string(), since: z.string() }),
  handle: async (call) => {
    const {
      principal,
      services,
      params: { id },
      body: asked,
    } = call;
    await findEndpoint({ principal, services }, id);
    const since = sinceOf(asked);
    const { version } = await commandEndpoint(call, { name: 'replay', endpointId: id, since }, asked);
    await services.webhooks.startTask({ task: 'replay', body: principal.body, endpointId: id, since });
    return { version, body: { id, since } };
  },
});

/** @throws Refusal `ReplayStartNotNamedError` unless exactly one is named; `InvalidCursorError` */
function sinceOf({ since, after }: { since?: string; after?: string }): string {
  if ((since === undefined) === (after === undefined)) throw new Refusal('ReplayStartNotNamedError');
  if (since !== undefined) return new Date(since).toISOString();
  const listedAt = Date.parse(parseStatusEventKey(keyOf(after))?.at ?? '');
  if (Number.isNaN(listedAt)) throw new Refusal('InvalidCursorError');
  return new Date(listedAt - LISTED_LATE_MS).toISOString();
}

/** What was sent and what came of it, the latest first; kept for 30 days. */
export const listAttempts = defineRoute({
  method: 'GET',
  path: '/v1/webhooks/{id}/attempts',
  operationId: 'listWebhookAttempts',
  tag: 'webhooks',
  summary: { zh: '投递记录（最近的在前，保留 30 天）', en: 'Attempts, the latest first, kept for 30 days' },
  command: false,
  params,
  query: z.strictObject(pageQuery),
  body: nothing,
  response: z.object({
    attempts: z.array(
      z.object({
        at: z.string(),
        webhookId: z.string(),
        type: z.string(),
        proposalId: z.string().exactOptional(),
        sequence: z.int().exactOptional(),
        /** 1 for the first try of an event. */
        attempt: z.int(),
        /** What was answered; otherwise `failure` names what went wrong before. */
        status: z.int().exactOptional(),
        failure: z.string().exactOptional(),
        ms: z.int(),
        /** The first KiB of it. */
        reply: z.string().exactOptional(),
        requestHeaders: z.record(z.string(), z.string()),
      }),
    ),
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal, services, params: { id }, query: { limit, cursor } }) => {
    await findEndpoint({ principal, services }, id);
    const found = await services.webhooks.attempts.list(principal.body, id, { before: keyOf(cursor), limit });
    const last = found.at(-1);
    return {
      body: {
        attempts: found.map(({ id: _id, ...attempt }) => attempt),
        ...(last === undefined || found.length < limit ? {} : { next: cursorOf(last.id) }),
      },
    };
  },
});

function notLegal({ status }: Endpoint, action: string): Refusal {
  return new Refusal('WebhookNotLegalError', { action, status });
}
