import * as z from 'zod';
import type { ApiClient } from '#tools/api-client.ts';
import { sampleAdministrator } from '#tools/samples.ts';
import { liveMany } from '../life.ts';
import { counts, pause, residentMb } from '../product.ts';
import type { Product } from '../product.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

const createdSchema = z.object({ id: z.string(), secret: z.string() });
const missedSchema = z.object({ missed: z.object({ events: z.int() }), next: z.string().optional() });
const eventsSchema = z.object({
  events: z.array(z.object({ data: z.object({ proposalId: z.string(), sequence: z.int(), status: z.looseObject({}) }) })),
  next: z.string().optional(),
});

export interface WebhookFigures {
  readonly perSecond: number;
  readonly deliveries: number;
  /** From the commit until the request is at the receiver, while one life follows another. */
  readonly commitToAttemptMs: { readonly p50: number; readonly p99: number };
  /** Of Step Functions, for each delivery that succeeds at once. */
  readonly transitions: number;
  /** Of the whole system, five samples along the deliveries. */
  readonly rssMbAlong: readonly number[];
  /** First deliveries out of order, of everything here. */
  readonly outOfOrder: number;
  readonly downTwoDays: {
    readonly events: number;
    readonly duplicates: number;
    /** Proposals whose status at the receiver is the ledger's, byte for byte, and all there are. */
    readonly identical: number;
    readonly proposals: number;
  };
}

export interface WebhookLoad {
  /** Deliveries to sustain. */
  readonly deliveries: number;
  /** Lives for the time from commit to attempt, one after the other. */
  readonly timed: number;
  /** Lives while the receiver is down. */
  readonly down: number;
}

/** What the product at `client` sends to a receiver that is up. */
export function measureWebhooks(
  { client, pid }: Product,
  receiver: WebhookReceiver,
  { load, tell }: { readonly load: WebhookLoad; readonly tell: (line: string) => void },
): Promise<WebhookFigures> {
  return new Bench(client, receiver, pid, tell).run(load);
}

class Bench {
  readonly #client: ApiClient;
  readonly #receiver: WebhookReceiver;
  readonly #pid: number;
  readonly #told: (line: string) => void;
  #endpointId = '';
  #keys = 0;
  #rounds = 0;

  constructor(client: ApiClient, receiver: WebhookReceiver, pid: number, told: (line: string) => void) {
    this.#client = client;
    this.#receiver = receiver;
    this.#pid = pid;
    this.#told = told;
  }

  async run({ deliveries, timed, down }: WebhookLoad): Promise<WebhookFigures> {
    await this.#subscribe();
    this.#told(`webhooks: from commit to attempt, ${timed} lives, one after the other`);
    const commitToAttemptMs = await this.#time(timed);
    this.#told(`webhooks: ${deliveries} deliveries`);
    const sustained = await this.#sustain(deliveries);
    this.#told(`webhooks: ${down} lives while the receiver is down for two days`);
    const downTwoDays = await this.#fall(down);
    const { outOfOrder, unverified } = this.#receiver;
    if (unverified > 0) throw new Error(`${unverified} deliveries did not verify`);
    return { ...sustained, commitToAttemptMs, outOfOrder, downTwoDays };
  }

  async #subscribe(): Promise<void> {
    const { id, secret } = createdSchema.parse(await this.#admin('POST', '/v1/webhooks', { url: this.#receiver.url }));
    this.#endpointId = id;
    this.#receiver.secret = secret;
    await this.#client.advance('PT0S');
  }

  async #time(lives: number): Promise<{ p50: number; p99: number }> {
    await this.#live(3, 1);
    await this.#client.advance('PT0S');
    this.#receiver.arrivals = [];
    await this.#live(lives, 1);
    await this.#client.advance('PT0S');
    const sorted = this.#receiver.arrivals.map(({ afterMs }) => afterMs).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }

  /** Paused until so many deliveries are owed, then all of them at once, with nothing else going on. */
  async #sustain(deliveries: number) {
    await this.#admin('POST', `/v1/webhooks/${this.#endpointId}/pause`);
    let owed = 0;
    while (owed < deliveries) {
      await this.#live(Math.max(12, Math.ceil((deliveries - owed) / 13)), 12);
      await this.#client.advance('PT0S');
      owed = await this.#missed();
      this.#told(`webhooks: ${owed} owed`);
    }
    const before = await counts(this.#client);
    const rssMbAlong = [residentMb(this.#pid)];
    this.#receiver.arrivals = [];
    await this.#admin('POST', `/v1/webhooks/${this.#endpointId}/resume`);
    for (const fifth of [1, 2, 3, 4, 5]) {
      await this.#arrived(Math.floor((owed * fifth) / 5));
      rssMbAlong.push(residentMb(this.#pid));
    }
    const times = this.#receiver.arrivals.map(({ at }) => at);
    const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
    await this.#client.advance('PT0S');
    const transitions = (await counts(this.#client)).transitions - before.transitions;
    return {
      perSecond: Math.round((owed / seconds) * 10) / 10,
      deliveries: owed,
      transitions: Math.round((transitions / owed) * 1000) / 1000,
      rssMbAlong,
    };
  }

  /** Nobody resumes it: it is back by its own tries and heartbeats. */
  async #fall(lives: number): Promise<WebhookFigures['downTwoDays']> {
    const { duplicates } = this.#receiver;
    await this.#receiver.down();
    await this.#live(lives, 6);
    await this.#client.advance('P2D');
    await this.#receiver.up();
    const events = await this.#missed();
    await this.#client.advance('PT2H');
    let owed = await this.#missed();
    for (let hours = 2; owed > 0 && hours < 48; hours += 1) {
      await this.#client.advance('PT1H');
      owed = await this.#missed();
    }
    const told = await this.#toldOfAll();
    const identical = [...told].filter(([id, status]) => this.#receiver.held.get(id)?.status === status).length;
    return { events, duplicates: this.#receiver.duplicates - duplicates, identical, proposals: told.size };
  }

  /** The last status of every proposal as `GET /v1/events` has it, from the beginning. */
  async #toldOfAll(): Promise<Map<string, string>> {
    const told = new Map<string, string>();
    for (let after: string | undefined; ;) {
      const query = after === undefined ? '' : `&after=${after}`;
      const { events, next } = eventsSchema.parse(await this.#admin('GET', `/v1/events?limit=200${query}`));
      for (const { data } of events) told.set(data.proposalId, JSON.stringify(data.status));
      if (events.length === 0) return told;
      after = next;
    }
  }

  async #missed(): Promise<number> {
    let events = 0;
    for (let cursor = ''; ;) {
      const page = missedSchema.parse(await this.#admin('GET', `/v1/webhooks/${this.#endpointId}/missed?limit=200${cursor}`));
      events += page.missed.events;
      if (page.next === undefined) return events;
      cursor = `&cursor=${page.next}`;
    }
  }

  async #live(lives: number, atOnce: number): Promise<void> {
    await liveMany(this.#client, { lives, atOnce, name: `w${(this.#rounds += 1)}.` });
  }

  async #arrived(number: number): Promise<void> {
    while (this.#receiver.arrivals.length < number) await pause(20);
  }

  #admin(method: string, path: string, body?: object): Promise<unknown> {
    return this.#client.as(sampleAdministrator(), method, path, {
      ...(method === 'GET' ? {} : { key: `bench-${(this.#keys += 1)}` }),
      ...(body === undefined ? {} : { body }),
    });
  }
}
