import type { Json, JsonObject } from './json.ts';
import type { Scope, StateNode } from './state-node.ts';
import type { ForkPhase, Strand } from './strand.ts';

/** A Parallel or Map that is running its children. */
export interface Fork {
  readonly strand: Strand;
  readonly phase: ForkPhase;
}

/** The strands of one execution and how they hang together. */
export class StrandTree {
  readonly #scope: Scope;
  readonly #strands = new Map<number, Strand>();
  readonly #children = new Map<number, Set<Strand>>();
  #nextId = 1;

  constructor(scope: Scope, strands: readonly Strand[]) {
    this.#scope = scope;
    for (const strand of strands) this.#insert(strand);
  }

  all(): Iterable<Strand> {
    return this.#strands.values();
  }

  get(id: number): Strand | undefined {
    return this.#strands.get(id);
  }

  parentOf(strand: Strand): Strand | undefined {
    return strand.parent === null ? undefined : this.#strands.get(strand.parent);
  }

  /** The Parallel or Map that `strand` is a child of; undefined for the execution itself. */
  forkAround(strand: Strand): Fork | undefined {
    const parent = this.parentOf(strand);
    return parent?.phase.kind === 'fork' ? { strand: parent, phase: parent.phase } : undefined;
  }

  childrenOf(strand: Strand): ReadonlySet<Strand> {
    return this.#children.get(strand.id) ?? new Set();
  }

  /** A new strand at `state`, the start of its scope; `event` is what its first event follows. */
  add(parent: Strand | null, index: number, state: string, input: Json, event: number, item?: Json): Strand {
    const strand: Strand = {
      id: this.#nextId,
      parent: parent === null ? null : parent.id,
      index,
      ...(item !== undefined && { item }),
      state,
      input,
      variables: {},
      enteredAt: 0,
      enteredEvent: 0,
      enteredAfter: 0,
      lastEvent: event,
      retryCount: 0,
      attempts: [],
      phase: { kind: 'ready' },
    };
    this.#insert(strand);
    return strand;
  }

  remove(strand: Strand): void {
    this.#strands.delete(strand.id);
    this.#children.delete(strand.id);
    if (strand.parent !== null) this.#children.get(strand.parent)?.delete(strand);
  }

  /** @throws TypeError when the definition has no such state: what was stored is not of this machine. */
  nodeOf(strand: Strand): StateNode {
    const node = this.#scopeOf(strand)?.states.get(strand.state);
    if (node === undefined) throw new TypeError(`There is no state '${strand.state}'`);
    return node;
  }

  /** The variables that expressions of `strand` see: its own and those of the scopes around it. */
  variablesOf(strand: Strand): JsonObject {
    const parent = this.parentOf(strand);
    return parent === undefined ? strand.variables : { ...this.variablesOf(parent), ...strand.variables };
  }

  /** The iteration of a Map that `strand` is, or is inside of; undefined outside of any. */
  iterationOf(strand: Strand): Strand | undefined {
    const parent = this.parentOf(strand);
    if (strand.item !== undefined) return strand;
    return parent === undefined ? undefined : this.iterationOf(parent);
  }

  #insert(strand: Strand): void {
    this.#strands.set(strand.id, strand);
    this.#nextId = Math.max(this.#nextId, strand.id + 1);
    if (strand.parent === null) return;
    const siblings = this.#children.get(strand.parent) ?? new Set();
    this.#children.set(strand.parent, siblings.add(strand));
  }

  #scopeOf(strand: Strand): Scope | undefined {
    const parent = this.parentOf(strand);
    if (parent === undefined) return this.#scope;
    const { branches, type } = this.nodeOf(parent);
    return branches[type === 'Map' ? 0 : strand.index];
  }
}
