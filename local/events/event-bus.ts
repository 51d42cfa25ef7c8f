import { randomUUID } from 'node:crypto';
import type { Clock, Instant } from '../clock/virtual-clock.ts';
import type { WireHandler, WireResponse } from '../wire.ts';
import type { BusEvent, EventDraft } from './bus-event.ts';
import { deliver, type Targets } from './deliver.ts';
import { DeliveryStore, type DeadDelivery, type Delivery } from './delivery-store.ts';
import type { EventRule } from './event-rule.ts';
import { putEvents, ValidationError } from './put-events.ts';
import { nextAttempt } from './retry-plan.ts';
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
export interface EventBus {
  /** AWS JSON 1.1, `AWSEvents.PutEvents`; every other operation is refused by name. */
  readonly handle: WireHandler;
  /** Accepts an event of the cloud's own services; returns its id. Stored before it returns. */
  put(event: EventDraft): string;
  /** Takes up deliveries left over and arms the schedules. Call once, when targets can be reached. */
  start(): void;
  counts(): { readonly rules: number; readonly pending: number; readonly dead: number };
  /** Deliveries given up, oldest first. */
  deadLetters(): DeadDelivery[];
  /** Stops timers and closes the store; deliveries under way are taken up by the next start. */
  stop(): void;
}

export function createEventBus(options: EventBusOptions): EventBus {
  const { clock, region, accountId, rules = [] } = options;
  const names = [...new Set(['default', ...(options.buses ?? [])])];
  const store = new DeliveryStore(options.databasePath);
  const cancels = new Map<number, () => void>();
  let isStarted = false;
  let isStopped = false;

  const attempt = async (delivery: Delivery): Promise<void> => {
    const rule = rules.find(({ name }) => name === delivery.rule);
    const target = rule?.targets.find(({ id }) => id === delivery.target);
    if (rule === undefined || target === undefined) return store.giveUp(delivery.number, 'the rule or target is gone');
    const outcome = await deliver(delivery, rule, target, options);
    if (isStopped) return;
    if (outcome.kind === 'delivered') return store.remove(delivery.number);
    const next = nextAttempt(delivery, target, outcome, clock.now());
    if (next === undefined) return store.giveUp(delivery.number, outcome.error);
    store.postpone(next);
    wait(next);
  };

  const wait = (delivery: Delivery): void => {
    const run = (): Promise<void> => {
      cancels.delete(delivery.number);
      return attempt(delivery);
    };
    cancels.set(delivery.number, clock.at(delivery.dueAt, run));
  };

  const record = (event: BusEvent, matching: readonly EventRule[], at: Instant): Delivery[] =>
    matching.flatMap((rule) => rule.targets.map((target) => store.add(rule.name, target.id, event, at)));

  const go = (deliveries: readonly Delivery[]): void => {
    // What is accepted before the start is taken up by it.
    if (!isStarted) return;
    for (const delivery of deliveries) void clock.busy(() => attempt(delivery));
  };

  const complete = (draft: EventDraft, resources: readonly string[]): BusEvent => ({
    version: '0',
    id: randomUUID(),
    'detail-type': draft.detailType,
    source: draft.source,
    account: accountId,
    time: `${new Date(draft.at ?? clock.now()).toISOString().slice(0, 19)}Z`,
    region,
    resources,
    detail: draft.detail,
  });

  const put = (draft: EventDraft): string => {
    const event = complete(draft, draft.resources ?? []);
    const bus = draft.bus ?? 'default';
    const matching = rules.filter((rule) => rule.bus === bus && rule.pattern?.(event) === true);
    if (matching.length > 0) go(store.together(() => record(event, matching, clock.now())));
    return event.id;
  };

  const schedules = new ScheduleRunner({
    clock,
    store,
    fire: (rule, at) => {
      const draft: EventDraft = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, at };
      return record(complete(draft, [rule.arn]), [rule], clock.now());
    },
    go,
  });

  return {
    handle: (request) =>
      clock.busy(async () => handleCall(request.headers['x-amz-target'], request.body.toString(), { names, accept: put })),
    put,
    start: () => {
      isStarted = true;
      store.pending().forEach(wait);
      schedules.start(rules);
    },
    counts: () => ({ rules: rules.length, ...store.counts() }),
    deadLetters: () => store.dead(),
    stop: () => {
      isStopped = true;
      schedules.stop();
      for (const cancel of cancels.values()) cancel();
      store.close();
    },
  };
}

function handleCall(target: string | undefined, body: string, bus: Parameters<typeof putEvents>[1]): WireResponse {
  const operation = (target ?? '').replace(/^AWSEvents\./, '');
  if (operation !== 'PutEvents') {
    return failure('UnknownOperationException', `The embedded EventBridge does not support ${operation}: see local/SUPPORT.md`);
  }
  try {
    return answer(200, putEvents(JSON.parse(body), bus));
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
