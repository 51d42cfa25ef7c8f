import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

interface Arrival {
  readonly proposalId: string;
  readonly sequence: number;
  /** Milliseconds from the commit to the arrival of the request, by the machine's clock. */
  readonly afterMs: number;
  readonly at: number;
}

/** Where `npm start` lets deliveries go on this machine. */
const port = 9911;

/** A receiver on loopback that verifies, keeps the status of every proposal, and counts what a promise would break. */
export class WebhookReceiver {
  secret = '';
  arrivals: Arrival[] = [];
  /** First deliveries that did not follow the one before. */
  outOfOrder = 0;
  duplicates = 0;
  unverified = 0;
  readonly url = `http://127.0.0.1:${port}/`;
  /** Sequence and status, as the text that came, by proposal. */
  readonly held = new Map<string, { readonly sequence: number; readonly status: string }>();
  #server: Server | undefined;

  async up(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : void server.close(() => resolve())));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    if (request.method === 'OPTIONS') return void response.writeHead(204, { 'webhook-allowed-origin': '*' }).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.#take(request, Buffer.concat(chunks).toString('utf8'), at);
    response.writeHead(204).end();
  }

  #take({ headers }: IncomingMessage, body: string, at: number): void {
    const key = Buffer.from(this.secret.slice('whsec_'.length), 'base64');
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    if (headers['webhook-signature'] !== `v1,${createHmac('sha256', key).update(signed).digest('base64')}`) this.unverified += 1;
    const { type, time, data } = JSON.parse(body) as {
      type: string;
      time: string;
      data: { proposalId: string; sequence: number; status: object };
    };
    if (type.startsWith('endpoint.')) return;
    const { proposalId, sequence, status } = data;
    this.arrivals.push({ proposalId, sequence, afterMs: at - Date.parse(time), at });
    const last = this.held.get(proposalId)?.sequence ?? 0;
    if (sequence <= last) return void (this.duplicates += 1);
    if (sequence !== last + 1) this.outOfOrder += 1;
    this.held.set(proposalId, { sequence, status: JSON.stringify(status) });
  }
}
