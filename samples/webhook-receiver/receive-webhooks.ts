import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isObject, isStatusEvent } from './status-event.ts';
import type { StatusEvent } from './status-event.ts';

export interface WebhookReceiver {
  /** The only origin whose deliveries are wanted: the host name of the pipeline's API. */
  readonly origin: string;
  /** The body as an object once its signature holds; throws when it does not; `undefined` while there is no secret yet. */
  readonly verify: (body: string, headers: Record<string, string>) => unknown;
  /** Keeps a status event before it returns: the answer says that it is kept. */
  readonly take: (event: StatusEvent) => void;
  /** Something came that verified: the pipeline is alive and reaches us. */
  readonly heard: () => void;
}

// A delivery is at most this long.
const LONGEST = 64 * 1024;

/** Answers the handshake, the challenge and the deliveries of the pipeline. */
export function receiveWebhooks(receiver: WebhookReceiver): RequestListener {
  return (request, response) => {
    if (request.method === 'OPTIONS') return consent(receiver, request, response);
    if (request.method !== 'POST') return answer(response, 405);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('error', () => request.destroy());
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST) request.destroy();
      else chunks.push(chunk);
    });
    // The signature is over the bytes as they came: parsing comes after it.
    request.on('end', () => deliver(receiver, request, Buffer.concat(chunks).toString('utf8'), response));
  };
}

/** CloudEvents, HTTP 1.1 Web Hooks §4: this receiver wants what this origin sends. */
function consent({ origin }: WebhookReceiver, { headers }: IncomingMessage, response: ServerResponse): void {
  if (headers['webhook-request-origin'] !== origin) return answer(response, 403);
  response.setHeader('webhook-allowed-origin', origin);
  answer(response, 204);
}

function deliver({ verify, take, heard }: WebhookReceiver, request: IncomingMessage, body: string, response: ServerResponse): void {
  let event: unknown;
  try {
    event = verify(body, signatureHeaders(request));
  } catch {
    return answer(response, 401);
  }
  // It comes again: the pipeline tries for three days.
  if (event === undefined) return answer(response, 503);
  heard();
  if (isStatusEvent(event)) take(event);
  const challenge = challengeOf(event);
  answer(response, challenge === undefined ? 204 : 200, challenge);
}

function signatureHeaders({ headers }: IncomingMessage): Record<string, string> {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
}

/** What an `endpoint.challenge` wants back. */
function challengeOf(event: unknown): string | undefined {
  if (!isObject(event) || event['type'] !== 'endpoint.challenge' || !isObject(event['data'])) return undefined;
  return String(event['data']['challenge']);
}

function answer(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
}
