import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** One delivery as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** By the process's own clock. */
  readonly arrivedMs: number;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly sequence?: string;
    readonly subject: string;
    readonly data: object;
  };
}

/** What a path answers: a status with headers, nothing at all, or a closed connection. */
export type Behaviour = { readonly status: number; readonly headers?: Record<string, string> } | 'silence' | 'hang-up';

/** A receiver of webhooks over HTTP on loopback: each path is an endpoint with a behaviour of its own, 200 unless told. */
export class WebhookInbox {
  readonly received: Received[] = [];
  readonly behaviours = new Map<string, Behaviour>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** @param port 0 takes a free one */
  static async open(port = 0): Promise<WebhookInbox> {
    const inbox = new WebhookInbox();
    await new Promise<void>((resolve) => void inbox.#server.listen(port, '127.0.0.1', resolve));
    return inbox;
  }

  /** `host:port`, as the stack's list of receivers on loopback has it. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  url(path: string): string {
    return `http://${this.address}${path}`;
  }

  /** Deliveries to a path that tell of cases, in the order in which they came. */
  news(path: string): Received[] {
    return this.received.filter((one) => one.path === path && one.event.sequence !== undefined);
  }

  /** Sequences of one proposal at a path in the order of their first arrival. */
  firsts(path: string, proposalId: string): number[] {
    const sequences = this.news(path)
      .filter(({ event }) => event.id.startsWith(`${proposalId}-`))
      .map(({ event }) => Number(event.sequence));
    return [...new Set(sequences)];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    if (request.method === 'OPTIONS') return void response.writeHead(404).end();
    const body = Buffer.concat(chunks).toString('utf8');
    const event = JSON.parse(body) as Received['event'];
    this.received.push({ path, headers: request.headers as Received['headers'], body, arrivedMs: performance.now(), event });
    if (event.type === 'endpoint.challenge') return void response.end((event.data as { challenge: string }).challenge);
    const behaviour = this.behaviours.get(path) ?? { status: 200 };
    if (behaviour === 'silence') return;
    if (behaviour === 'hang-up') return void request.socket.destroy();
    response.writeHead(behaviour.status, behaviour.headers).end();
  }
}

/** Verifies with a published library. Its clock is the machine's, so the instant of the attempt is taken from the delivery. */
export function verifies({ headers, body }: Received, secret: string): boolean {
  const webhook = new Webhook(secret);
  const timestamp = new Date(Number(headers['webhook-timestamp']) * 1000);
  return webhook.sign(headers['webhook-id']!, timestamp, body) === headers['webhook-signature'];
}
