import type { Instant } from '../clock/virtual-clock.ts';
import type { JsonObject } from './json.ts';
import { errorNames, StatesError } from './states-error.ts';
import type { Strand } from './strand.ts';

/** One event of an execution's history, in AWS's terms (`GetExecutionHistory`). */
export interface HistoryEvent {
  readonly id: number;
  readonly at: Instant;
  readonly previous: number;
  readonly type: string;
  readonly details: JsonObject | undefined;
}

/** What a step changed: to be stored whole or not at all. */
export interface Changes {
  readonly events: readonly HistoryEvent[];
  readonly strands: readonly Strand[];
  readonly removed: readonly number[];
  readonly transitions: number;
}

/** AWS ends an execution whose history is full. */
const MOST_EVENTS = 25_000;

/** There is room for the last event only. */
export class HistoryFull extends StatesError {
  constructor() {
    super(errorNames.runtime, `The execution reached the maximum number of history events (${MOST_EVENTS}).`);
  }
}

/** Collects what a step does to an execution. */
export class Journal {
  readonly #now: () => Instant;
  #nextEvent: number;
  #events: HistoryEvent[] = [];
  #changed = new Set<Strand>();
  #removed: number[] = [];
  #transitions = 0;

  constructor(now: () => Instant, nextEvent: number) {
    this.#now = now;
    this.#nextEvent = nextEvent;
  }

  /** The id that the next event will have. */
  get nextEvent(): number {
    return this.#nextEvent;
  }

  /**
   * Records an event and returns its id.
   * @throws HistoryFull when only the event that ends the execution has room.
   */
  record(type: string, previous: number, details?: JsonObject): number {
    if (this.#nextEvent >= MOST_EVENTS) throw new HistoryFull();
    return this.recordLast(type, previous, details);
  }

  /** Records the event that ends the execution, for which there is always room. */
  recordLast(type: string, previous: number, details?: JsonObject): number {
    const id = this.#nextEvent;
    this.#nextEvent += 1;
    this.#events.push({ id, at: this.#now(), previous, type, details });
    return id;
  }

  /** Records an event of `strand`, which follows its last one. */
  append(strand: Strand, type: string, details?: JsonObject): number {
    strand.lastEvent = this.record(type, strand.lastEvent, details);
    this.#changed.add(strand);
    return strand.lastEvent;
  }

  changed(strand: Strand): void {
    this.#changed.add(strand);
  }

  removed(strand: Strand): void {
    this.#changed.delete(strand);
    this.#removed.push(strand.id);
  }

  countTransition(): void {
    this.#transitions += 1;
  }

  /** What was collected since the last call. */
  take(): Changes {
    const changes = {
      events: this.#events,
      strands: [...this.#changed],
      removed: this.#removed,
      transitions: this.#transitions,
    };
    this.#events = [];
    this.#changed = new Set();
    this.#removed = [];
    this.#transitions = 0;
    return changes;
  }
}
