import type { Instant } from '../clock/virtual-clock.ts';
import { clockFunctions } from './clock-functions.ts';
import { contextObject } from './context-object.ts';
import type { Engine } from './engine.ts';
import type { Bindings } from './expression.ts';
import { randomFunction } from './expression-functions.ts';
import type { Json } from './json.ts';
import type { Extra, Visit } from './state-node.ts';
import type { Strand } from './strand.ts';

const RETRIED: ReadonlySet<string> = new Set(['Map', 'Parallel', 'Task']);

/** A strand's stay in its state, as the state's code and expressions see it. */
export class StrandVisit implements Visit {
  readonly #engine: Engine;
  readonly #strand: Strand;

  constructor(engine: Engine, strand: Strand) {
    this.#engine = engine;
    this.#strand = strand;
  }

  get input(): Json {
    return this.#strand.input;
  }

  now(): Instant {
    return this.#engine.world.now();
  }

  taskToken(): string {
    return this.#engine.world.taskToken(this.#strand.id, this.#engine.journal.nextEvent);
  }

  bindings(extra: Extra = {}): Bindings {
    const { facts, tree, world } = this.#engine;
    const { context, ...rest } = extra;
    const isRetried = RETRIED.has(tree.nodeOf(this.#strand).type);
    const base = contextObject(facts, this.#strand, tree.iterationOf(this.#strand), isRetried);
    return {
      ...clockFunctions(() => world.now()),
      random: randomFunction(() => world.random()),
      ...tree.variablesOf(this.#strand),
      states: { input: this.#strand.input, context: { ...base, ...context }, ...rest },
    };
  }
}
