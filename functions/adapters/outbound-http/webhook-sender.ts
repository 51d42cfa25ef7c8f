import type { Answered, Delivery, Sent, WebhookSender } from '#core/ports/webhook/webhook-sender.ts';
import { performance } from 'node:perf_hooks';
import { isLoopbackAddress, isPublicAddress } from './webhook-address.ts';
import { WebhookFailureError } from './webhook-failure.ts';
import type { LoopbackReceivers } from './webhook-loopback.ts';
import { pinnedRequest } from './webhook-request.ts';
import type { IncomingReply, OutgoingRequest, RequestLimits } from './webhook-request.ts';
import type { ResolveName } from './webhook-resolve.ts';
import { webhookRetryAfter } from './webhook-retry-after.ts';
import { isLoopbackReceiver, webhookUrl } from './webhook-url.ts';

export interface WebhookSenderOptions {
  readonly resolve: ResolveName;
  readonly loopback: LoopbackReceivers;
  readonly limits?: RequestLimits;
}

// A worker's lease on a lane must last longer than `totalMs`.
export const webhookLimits: RequestLimits = { connectMs: 3000, totalMs: 15_000, replyBytes: 16 * 1024 };
const RECORDED_BYTES = 1024;
const USER_AGENT = 'proposal-pipeline-webhooks/1';

/**
 * Sends to addresses that others chose, and cannot be turned against the network it runs in: https and public names only,
 * every address judged at each attempt, the connection pinned to one of them, no redirects, replies and times limited. The
 * exception is a list of receivers on this machine, for development.
 */
export function webhookSender({ resolve, loopback, limits = webhookLimits }: WebhookSenderOptions): WebhookSender {
  const attempt = async (address: string, request: Omit<OutgoingRequest, 'url'>): Promise<{ sent: Sent; reply?: IncomingReply }> => {
    const began = performance.now();
    const ms = (): number => Math.round(performance.now() - began);
    try {
      const url = webhookUrl(address, loopback);
      const mayReach = isLoopbackReceiver(url, loopback) ? isLoopbackAddress : isPublicAddress;
      const reply = await pinnedRequest({ ...request, url }, { resolve, mayReach }, limits);
      return { reply, sent: answered(reply, ms()) };
    } catch (error) {
      if (error instanceof WebhookFailureError) return { sent: { failure: error.name, ms: ms() } };
      throw error;
    }
  };
  const post = ({ url, headers, body, authorization }: Delivery): ReturnType<typeof attempt> =>
    attempt(url, {
      method: 'POST',
      headers: { 'user-agent': USER_AGENT, ...headers, ...(authorization === undefined ? {} : { authorization }) },
      body: Buffer.from(body, 'utf8'),
    });
  return {
    send: async (delivery) => (await post(delivery)).sent,
    async handshake(url, origin) {
      const headers = { 'user-agent': USER_AGENT, 'webhook-request-origin': origin };
      const { sent, reply } = await attempt(url, { method: 'OPTIONS', headers, body: Buffer.alloc(0) });
      return { consents: allows(reply?.headers['webhook-allowed-origin'], origin), sent };
    },
    async challenge(delivery, challenge) {
      const { sent, reply } = await post(delivery);
      return { consents: reply !== undefined && isSuccess(reply) && givesBack(reply.body.toString('utf8'), challenge), sent };
    },
  };
}

function answered({ status, headers, body }: IncomingReply, ms: number): Answered {
  const retryAfter = webhookRetryAfter(headers['retry-after'], Date.now());
  // As a stream's first part, so that a character cut in two at the end is left out.
  const reply = new TextDecoder().decode(body.subarray(0, RECORDED_BYTES), { stream: body.length > RECORDED_BYTES });
  return { status, ms, reply, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

function isSuccess({ status }: IncomingReply): boolean {
  return status >= 200 && status < 300;
}

function allows(header: string | string[] | undefined, origin: string): boolean {
  const allowed = String(header ?? '').trim();
  return allowed === '*' || (allowed !== '' && allowed.toLowerCase() === origin.toLowerCase());
}

function givesBack(body: string, challenge: string): boolean {
  if (body.trim() === challenge) return true;
  try {
    const reply: unknown = JSON.parse(body);
    return typeof reply === 'object' && reply !== null && 'challenge' in reply && reply.challenge === challenge;
  } catch {
    return false;
  }
}
