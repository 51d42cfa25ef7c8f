import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';
import { receiveWebhooks } from '../../samples/webhook-receiver/receive-webhooks.ts';
import type { StatusEvent } from '../../samples/webhook-receiver/status-event.ts';
import { StatusCopy } from '../../samples/webhook-receiver/status-copy.ts';

/** Somebody else's platform with the sample receiver on a port of its own, which can be down. Its clock is the virtual one. */
export class SubscribedPlatform {
  secret = '';
  now: () => number = Date.now;
  /** Status events in the order in which they came and verified. */
  readonly arrivals: { readonly proposalId: string; readonly sequence: number; readonly isNew: boolean }[] = [];
  /** The same as they came, those that were new. */
  readonly messages: StatusEvent[] = [];
  readonly directory = mkdtempSync(join(tmpdir(), 'platform-'));
  readonly copy = new StatusCopy(this.directory);
  #port = 0;
  #server: Server | undefined;

  static async open(): Promise<SubscribedPlatform> {
    const platform = new SubscribedPlatform();
    await platform.up();
    return platform;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get url(): string {
    return `http://${this.address}/hooks/proposals`;
  }

  async up(): Promise<void> {
    const server = createServer(
      receiveWebhooks({
        origin: '127.0.0.1',
        verify: (body, headers) => this.#verify(body, headers),
        heard: () => undefined,
        take: (event) => {
          const { proposalId, sequence } = event.data;
          const isNew = this.copy.take(event);
          this.arrivals.push({ proposalId, sequence, isNew });
          if (isNew) this.messages.push(event);
        },
      }),
    );
    await new Promise<void>((resolve) => void server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async down(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.#server === undefined ? resolve() : void this.#server.close(() => resolve())));
    this.#server = undefined;
  }

  async close(): Promise<void> {
    await this.down();
    rmSync(this.directory, { recursive: true });
  }

  /** First arrivals of a proposal, in their order. */
  firsts(proposalId: string): number[] {
    return [...new Set(this.arrivals.filter((one) => one.proposalId === proposalId).map(({ sequence }) => sequence))];
  }

  /** What is kept, byte for byte, by proposal. */
  files(): Record<string, string> {
    const proposals = join(this.directory, 'proposals');
    return Object.fromEntries(
      readdirSync(proposals)
        .sort()
        .map((name) => [name, readFileSync(join(proposals, name), 'utf8')]),
    );
  }

  /** The library reads the machine's clock: for its moment that shows virtual time. */
  #verify(body: string, headers: Record<string, string>): unknown {
    if (this.secret === '') return undefined;
    const now = this.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
    try {
      return new Webhook(this.secret).verify(body, headers);
    } finally {
      vi.useRealTimers();
    }
  }
}
