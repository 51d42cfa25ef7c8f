import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import type { LaneExecution } from '#core/contracts/webhook-lane.ts';
import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import { webhooksKey } from '#core/ledger/keys.ts';
import { healthy } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import type { EndpointEvent } from '#core/webhook/endpoint/endpoint-event.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import type { WebhookAttempt } from '#core/webhook/lane/webhook-attempt.ts';
import type { WebhookLaneStore } from '#core/ports/webhook/webhook-lanes.ts';
import { laneExecutionName } from '#functions/adapters/workflows/sfn-webhook-lanes.ts';
import type { Delivery, Sent, WebhookSender } from '#core/ports/webhook/webhook-sender.ts';
import { CrashPoints } from './crash-points.ts';
import { body, ProductInMemory } from './product-in-memory.ts';

/** What a receiver does with a request; what it takes is in its inbox whatever it answers. */
export type Receiving = (delivery: Delivery) => Promise<Sent> | Sent;

export const answers =
  (status: number, retryAfter?: number): Receiving =>
  () => ({ status, ms: 5, reply: '', ...(retryAfter === undefined ? {} : { retryAfter }) });

const settings = { types: 'all', unitIds: 'all' } as const;

/** Everything webhooks are delivered with, in memory, with receivers that answer as told; one `CrashPoints` counts effects. */
export class WebhookWorld {
  readonly product = new ProductInMemory();
  readonly crash: CrashPoints = this.product.crash;
  readonly lanesOf = new Map<string, Lane>();
  readonly healthOf = new Map<string, EndpointHealth>();
  readonly recorded: WebhookAttempt[] = [];
  readonly tasks: WebhookTask[] = [];
  /** Executions by name, each started once, and the instant it comes back. */
  readonly executions = new Map<string, LaneExecution>();
  /** What reached a receiver, by its URL: one entry per request. */
  readonly inbox: { readonly url: string; readonly id: string; readonly body: string }[] = [];
  readonly receivers = new Map<string, Receiving>();
  #ids = 0;

  /** An endpoint that is active at `https://<id>.example/`, with what else is told. */
  async endpoint(id: string, at: string, more: Partial<Extract<EndpointEvent, { type: 'EndpointCreated' }>['settings']> = {}) {
    return this.tell(at, [
      {
        type: 'EndpointCreated',
        endpointId: id,
        settings: { ...settings, url: `https://${id}.example/`, ...more },
        signature: 'v1',
        keyId: 'k1',
        ownerId: 'admin',
      },
      { type: 'EndpointVerified', endpointId: id, how: 'challenge' },
    ]);
  }

  async tell(at: string, events: readonly EndpointEvent[]): Promise<this> {
    await this.product.append(webhooksKey(body), at, events);
    return this;
  }

  /** Sequences in the order of their first arrival at an endpoint. */
  firsts(id: string): number[] {
    return [...new Set(this.arrivals(id))];
  }

  arrivals(id: string): number[] {
    return this.inbox.filter(({ url }) => url === `https://${id}.example/`).map((one) => Number(one.id.split('-')[1]));
  }

  lane(id: string): Lane {
    return this.lanesOf.get(`${id} p1`) ?? newLane;
  }

  readonly lanes: WebhookLaneStore = {
    read: async ({ endpointId, proposalId }) => ({
      lane: structuredClone(this.lanesOf.get(`${endpointId} ${proposalId}`) ?? newLane),
      health: structuredClone(this.healthOf.get(endpointId) ?? healthy),
    }),
    write: async ({ endpointId, proposalId }, lane) => {
      const key = `${endpointId} ${proposalId}`;
      if ((this.lanesOf.get(key)?.version ?? 0) !== lane.version - 1) return false;
      await this.crash.around(`lane ${key}`, () => this.lanesOf.set(key, structuredClone(lane)));
      return true;
    },
    health: async (_body, endpointId) => structuredClone(this.healthOf.get(endpointId) ?? healthy),
    writeHealth: async (_body, endpointId, health) => {
      if ((this.healthOf.get(endpointId)?.version ?? 0) !== health.version - 1) return false;
      await this.crash.around(`health ${endpointId}`, () => this.healthOf.set(endpointId, structuredClone(health)));
      return true;
    },
    behind: async (_body, endpointId, { after, before, limit }) =>
      [...this.lanesOf]
        .filter(([key, { state }]) => key.startsWith(`${endpointId} `) && state !== 'clear')
        .map(([key, lane]) => {
          const proposalId = key.split(' ')[1]!;
          return { proposalId, dueKey: `${lane.firstFailureAt ?? ''}#${proposalId}` };
        })
        .filter(({ dueKey }) => dueKey > after && dueKey <= before)
        .sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1))
        .slice(0, limit),
    many: async (_body, endpointId, proposalIds) =>
      new Map(
        proposalIds.flatMap((proposalId) => {
          const lane = this.lanesOf.get(`${endpointId} ${proposalId}`);
          return lane === undefined ? [] : [[proposalId, structuredClone(lane)] as const];
        }),
      ),
  };

  readonly sender: WebhookSender = {
    send: async (delivery) => {
      const { url, headers, body: bytes } = delivery;
      await this.crash.around(`post ${headers['webhook-id']}`, () =>
        this.inbox.push({ url, id: headers['webhook-id'] ?? '', body: bytes }),
      );
      return (this.receivers.get(new URL(url).hostname.split('.')[0]!) ?? answers(200))(delivery);
    },
    handshake: async () => ({ consents: false, sent: { status: 404, ms: 1, reply: '' } }),
    challenge: async () => ({ consents: true, sent: { status: 200, ms: 1, reply: '' } }),
  };

  readonly wakeLane = async (execution: LaneExecution, version: number): Promise<void> => {
    const name = laneExecutionName(execution, version);
    if (!this.executions.has(name)) await this.crash.around(`wake ${name}`, () => this.executions.set(name, execution));
  };

  /** What a function would be wired to. */
  get dependencies() {
    return {
      cases: this.product.cases,
      endpoints: ledgerEndpoints(this.product.access),
      lanes: this.lanes,
      attempts: { record: async (_body: string, _id: string, attempt: WebhookAttempt) => void this.recorded.push(attempt) },
      secrets: { read: async () => 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
      sender: this.sender,
      wakeLane: this.wakeLane,
      reader: this.product.views,
      startTask: async (task: WebhookTask) => void (await this.crash.around(`task ${task.task}`, () => this.tasks.push(task))),
      apiUrl: 'https://api.yunlan.example',
      now: () => new Date().toISOString(),
      newId: () => `id${(this.#ids += 1)}`,
      random: () => 0.5,
      elapsedMs: () => 0,
    };
  }
}
