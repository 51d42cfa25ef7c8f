import * as z from 'zod';

/** A state machine as a picture needs it: states, where they lead, and machines inside Parallel and Map states. */
export interface StateGraph {
  readonly startAt: string;
  readonly states: readonly StateNode[];
  readonly edges: readonly StateEdge[];
}

export interface StateNode {
  readonly name: string;
  readonly type: string;
  /** The branches of a Parallel state, the processor of a Map. */
  readonly inner: readonly StateGraph[];
}

export interface StateEdge {
  readonly from: string;
  readonly to: string;
  /** `error`: only a Catch leads this way. */
  readonly kind: 'usual' | 'error';
}

const next = z.looseObject({ Next: z.string().optional() });
const machine = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) });
const state = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(next).default([]),
  Catch: z.array(next).default([]),
  Branches: z.array(z.unknown()).default([]),
  ItemProcessor: z.unknown().optional(),
});

/** Reads an ASL definition; @throws ZodError when it is none. */
export function readStateGraph(definition: unknown): StateGraph {
  const { StartAt, States } = machine.parse(definition);
  const states: StateNode[] = [];
  const edges = new Map<string, StateEdge>();
  for (const [name, described] of Object.entries(States)) {
    const { Type, Next, Default, Choices, Catch, Branches, ItemProcessor } = state.parse(described);
    const inside = ItemProcessor === undefined ? Branches : [...Branches, ItemProcessor];
    states.push({ name, type: Type, inner: inside.map(readStateGraph) });
    const add = (to: string | undefined, kind: StateEdge['kind']): void => {
      if (to === undefined || States[to] === undefined) return;
      const key = JSON.stringify([name, to]);
      // Two ways to the same state are one line, and the usual way decides how it is drawn.
      if (kind === 'usual' || !edges.has(key)) edges.set(key, { from: name, to, kind });
    };
    for (const choice of Choices) add(choice.Next, 'usual');
    add(Next, 'usual');
    add(Default, 'usual');
    for (const catcher of Catch) add(catcher.Next, 'error');
  }
  return { startAt: StartAt, states, edges: [...edges.values()] };
}

/** The names of all states inside a state, at any depth. */
export function namesInside(node: StateNode): string[] {
  return node.inner.flatMap((graph) => graph.states.flatMap((inner) => [inner.name, ...namesInside(inner)]));
}

/** Every state of a graph, at any depth. */
export function allStates(graph: StateGraph): StateNode[] {
  return graph.states.flatMap((node) => [node, ...node.inner.flatMap(allStates)]);
}
