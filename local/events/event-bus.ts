import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import { durably } from '../storage/durably.ts';
import type { Synced } from '../storage/synced-database.ts';
import type { WireHandler, WireRequest, WireResponse } from '../wire.ts';
import type { BusEvent, EventDraft } from './bus-event.ts';
import type { Targets } from './deliver.ts';
import { DeliveryStore, type DeadDelivery, type Delivery } from './delivery-store.ts';
import { Dispatcher } from './dispatcher.ts';
import type { EventRule } from './event-rule.ts';
import { putEvents, ValidationError } from './put-events.ts';
import { ScheduleRunner } from './schedule-runner.ts';

export interface EventBusOptions extends Targets {
  readonly clock: Clock;
  /** A file, or `:memory:`. */
  readonly databasePath: string;
  readonly region: string;
  readonly accountId: string;
  /** From `readEventRules`; the default bus is always there. */
  readonly buses?: readonly string[];
  readonly rules?: readonly EventRule[];
}

/** EventBridge: buses, rules, schedules, and delivery at least once. */
export interface EventBus extends Synced {
  /** AWS JSON 1.1, `AWSEvents.PutEvents`; every other operation is refused by name. */
  readonly handle: WireHandler;
  /** Accepts an event of the cloud's own services; returns its id. It is stored when this returns, and safe when `synced` has resolved. */
  put(event: EventDraft): string;
  /** Takes up deliveries left over and arms the schedules. Call once, when targets can be reached. */
  start(): void;
  counts(): { readonly rules: number; readonly pending: number; readonly dead: number };
  /** Deliveries given up, oldest first. */
  deadLetters(): DeadDelivery[];
  /** Stops timers and closes the store; deliveries under way are taken up by the next start. */
  stop(): void;
}

/** Rules and targets come from `readEventRules`; events of unknown buses and without a fitting rule go nowhere. */
export function createEventBus(options: EventBusOptions): EventBus {
  const { clock, rules = [] } = options;
  const names = [...new Set(['default', ...(options.buses ?? [])])];
  const store = new DeliveryStore(options.databasePath);
  const dispatcher = new Dispatcher({ clock, store, rules, targets: options });

  const record = (event: BusEvent, matching: readonly EventRule[]): Delivery[] =>
    matching.flatMap((rule) => rule.targets.map(({ id }) => store.add(rule.name, id, event, Math.floor(clock.now()))));

  const put = (draft: EventDraft): string => {
    const event = completeEvent(draft, options);
    const bus = draft.bus ?? 'default';
    const matching = rules.filter((rule) => rule.bus === bus && rule.pattern?.(event) === true);
    if (matching.length > 0) dispatcher.send(store.together(() => record(event, matching)));
    return event.id;
  };

  const schedules = new ScheduleRunner({
    clock,
    store,
    fire: (rule, at) => {
      const scheduled = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [rule.arn], at };
      return record(completeEvent(scheduled, options), [rule]);
    },
    go: (deliveries) => dispatcher.send(deliveries),
  });

  return {
    handle: durably((request) => clock.busy(async () => handleCall(request, { names, accept: put })), store),
    put,
    synced: () => store.synced(),
    start: () => {
      dispatcher.start();
      schedules.start(rules);
    },
    counts: () => ({ rules: rules.length, ...store.counts() }),
    deadLetters: () => store.dead(),
    stop: () => {
      dispatcher.stop();
      schedules.stop();
      store.close();
    },
  };
}

function completeEvent(draft: EventDraft, { clock, region, accountId }: EventBusOptions): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': draft.detailType,
    source: draft.source,
    account: accountId,
    time: `${new Date(draft.at ?? clock.now()).toISOString().slice(0, 19)}Z`,
    region,
    resources: draft.resources ?? [],
    detail: draft.detail,
  };
}

function handleCall(request: WireRequest, bus: Parameters<typeof putEvents>[1]): WireResponse {
  const operation = (request.headers['x-amz-target'] ?? '').replace(/^AWSEvents\./, '');
  if (operation !== 'PutEvents') {
    return failure('UnknownOperationException', `The embedded EventBridge does not support ${operation}: see SUPPORT.md of embedded-cloud`);
  }
  try {
    return answer(200, putEvents(JSON.parse(request.body.toString('utf8')), bus));
  } catch (error) {
    if (error instanceof ValidationError) return failure(error.name, error.message);
    if (error instanceof SyntaxError) return failure('SerializationException', 'The request is not JSON.');
    throw error;
  }
}

function failure(type: string, message: string): WireResponse {
  return answer(400, { __type: type, message });
}

function answer(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
