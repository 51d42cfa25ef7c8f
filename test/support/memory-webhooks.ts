import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import { healthy } from '#core/webhook/lane/breaker.ts';
import type { EndpointHealth } from '#core/webhook/lane/breaker.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import type { WebhookAttempt } from '#core/webhook/lane/webhook-attempt.ts';
import { signingSecrets } from '#functions/adapters/secrets/signing-secrets.ts';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import type { WebhookServices } from '#functions/administer/webhook-services.ts';
import type { MemorySecrets } from './memory-secrets.ts';

const keyOf = (...parts: readonly string[]): string => parts.join(' ');

/** What the webhook routes work with, in memory: tasks are kept and carried out by nobody. */
export class MemoryWebhooks implements WebhookServices {
  readonly apiUrl = 'https://api.yunlan.example';
  readonly loopback = loopbackReceivers('127.0.0.1:9911', 'test');
  readonly endpoints: WebhookServices['endpoints'];
  readonly secrets: WebhookServices['secrets'];
  readonly tasks: WebhookTask[] = [];
  private readonly kept = { lanes: new Map<string, Lane>(), healths: new Map<string, EndpointHealth>() };
  private readonly records = new Map<string, WebhookAttempt[]>();
  /** Runs before a task is kept: where a test lets the bus refuse it. */
  beforeTask: () => void = () => {};

  constructor(secrets: MemorySecrets, access: LedgerAccess) {
    this.endpoints = ledgerEndpoints(access);
    this.secrets = signingSecrets(secrets);
  }

  readonly lanes: WebhookServices['lanes'] = {
    many: async (body, endpointId, proposalIds) =>
      new Map(
        proposalIds.flatMap((id) => {
          const lane = this.kept.lanes.get(keyOf(body, endpointId, id));
          return lane === undefined ? [] : [[id, lane] as const];
        }),
      ),
    health: async (body, endpointId) => this.kept.healths.get(keyOf(body, endpointId)) ?? healthy,
  };

  readonly attempts: WebhookServices['attempts'] = {
    list: async (body, endpointId, { before, limit }) =>
      (this.records.get(keyOf(body, endpointId)) ?? [])
        .filter(({ id }) => before === '' || id < before)
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limit),
  };

  readonly startTask = async (task: WebhookTask): Promise<void> => {
    this.beforeTask();
    this.tasks.push(task);
  };

  holdsLane(body: string, endpointId: string, proposalId: string, lane: Lane): void {
    this.kept.lanes.set(keyOf(body, endpointId, proposalId), lane);
  }

  holdsHealth(body: string, endpointId: string, health: EndpointHealth): void {
    this.kept.healths.set(keyOf(body, endpointId), health);
  }

  holdsAttempt(body: string, endpointId: string, attempt: WebhookAttempt): void {
    const key = keyOf(body, endpointId);
    this.records.set(key, [...(this.records.get(key) ?? []), attempt]);
  }
}
