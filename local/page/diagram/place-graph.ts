import { breakLabel, type Label } from './label.ts';
import { layerGraph, type LayeredGraph } from './layers.ts';
import { routeLines, type Point } from './route-lines.ts';
import { spread } from './spread.ts';
import type { StateEdge, StateGraph, StateNode } from './state-graph.ts';

/** A graph with every state and line in its place, in pixels from its own top left corner. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly lines: readonly PlacedLine[];
}

export interface PlacedState {
  readonly node: StateNode;
  readonly label: Label;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Machines inside, with their place inside the state. */
  readonly inner: readonly { readonly x: number; readonly y: number; readonly graph: PlacedGraph }[];
}

export interface PlacedLine {
  readonly edge: StateEdge;
  readonly points: readonly Point[];
}

const LAYER_GAP = 40;
const NODE_GAP = 28;
const BEND_GAP = 16;
const PADDING = 14;
export const LINE_HEIGHT = 17;
/** Room for the loop of a state that leads to itself. */
const LOOP = 22;

interface Box {
  readonly label: Label;
  readonly width: number;
  readonly height: number;
  readonly inner: PlacedState['inner'];
}

export function placeGraph(graph: StateGraph): PlacedGraph {
  const indexOf = new Map(graph.states.map(({ name }, index) => [name, index]));
  const numbered = (name: string): number => indexOf.get(name) ?? 0;
  const apart = graph.edges.filter(({ from, to }) => from !== to);
  const pairs = apart.map(({ from, to }): [number, number] => [numbered(from), numbered(to)]);
  const layered = layerGraph(graph.states.length, numbered(graph.startAt), pairs);
  const boxes = graph.states.map(boxOf);
  const centres = centresOf(layered, boxes);
  const bands = bandsOf(layered, boxes);
  const layerOf = new Map(layered.layers.flatMap((layer, index) => layer.map((node): [number, number] => [node, index])));
  const bandOf = (node: number): Band => bands[layerOf.get(node) ?? 0] ?? { top: 0, bottom: 0 };
  const left = Math.min(...[...centres].map(([node, x]) => x - widthOf(node, boxes) / 2));
  const x = (node: number): number => (centres.get(node) ?? 0) - left + PADDING;

  const states = graph.states.map((node, index): PlacedState => {
    const box = boxes[index] ?? boxOf(node);
    const { top, bottom } = bandOf(index);
    return { node, ...box, x: x(index) - box.width / 2, y: (top + bottom - box.height) / 2 };
  });
  const routes = routeLines(layered, {
    x,
    state: (node) => {
      const state = states[node];
      return state && { top: state.y, bottom: state.y + state.height, width: state.width };
    },
    band: bandOf,
  });
  const lines = apart.map((edge, index): PlacedLine => ({ edge, points: routes[index] ?? [] }));
  const loops = graph.edges.filter(({ from, to }) => from === to).map((edge) => loopAt(edge, states[numbered(edge.from)]));
  const right = Math.max(...[...centres.keys()].map((node) => x(node) + widthOf(node, boxes) / 2));
  return {
    width: right + PADDING + (loops.length > 0 ? LOOP : 0),
    height: (bands.at(-1)?.bottom ?? 0) + PADDING,
    states,
    lines: [...lines, ...loops],
  };
}

function boxOf(node: StateNode): Box {
  const label = breakLabel(node.name);
  const labelHeight = label.lines.length * LINE_HEIGHT + 18;
  if (node.inner.length === 0) return { label, width: Math.max(label.width + 36, 96), height: labelHeight, inner: [] };
  let x = PADDING;
  const inner = node.inner.map(placeGraph).map((graph) => {
    const placed = { x, y: labelHeight, graph };
    x += graph.width + PADDING;
    return placed;
  });
  const height = labelHeight + Math.max(...inner.map(({ graph }) => graph.height)) + PADDING;
  return { label, width: Math.max(x, label.width + 36), height, inner };
}

function widthOf(node: number, boxes: readonly Box[]): number {
  return boxes[node]?.width ?? 0;
}

/** Middles from left to right: begin packed, then let each layer lean to its neighbours, down and up in turn. */
function centresOf({ layers, paths }: LayeredGraph, boxes: readonly Box[]): Map<number, number> {
  const centres = new Map<number, number>();
  const neighbours = new Map<number, number[]>();
  for (const path of paths) {
    path.forEach((node, index) => {
      const beside = [path[index - 1], path[index + 1]].filter((other) => other !== undefined);
      neighbours.set(node, [...(neighbours.get(node) ?? []), ...beside]);
    });
  }
  const gapsOf = (layer: readonly number[]): number[] =>
    layer.slice(1).map((node, index) => {
      const before = layer[index] ?? node;
      const gap = before >= boxes.length || node >= boxes.length ? BEND_GAP : NODE_GAP;
      return (widthOf(before, boxes) + widthOf(node, boxes)) / 2 + gap;
    });
  const lean = (layer: readonly number[], isNeighbour: (other: number) => boolean): void => {
    const wanted = layer.map((node) => {
      const places = (neighbours.get(node) ?? []).filter(isNeighbour).flatMap((other) => centres.get(other) ?? []);
      return places.length === 0 ? (centres.get(node) ?? 0) : places.reduce((sum, one) => sum + one, 0) / places.length;
    });
    spread(wanted, gapsOf(layer)).forEach((place, index) => centres.set(layer[index] ?? 0, place));
  };
  for (const layer of layers) {
    spread(
      layer.map(() => 0),
      gapsOf(layer),
    ).forEach((place, index) => centres.set(layer[index] ?? 0, place));
  }
  for (let round = 0; round < 6; round += 1) {
    const order = round % 2 === 0 ? layers : layers.toReversed();
    order.forEach((layer, index) => {
      const before = new Set(order[index - 1]);
      lean(layer, (other) => before.has(other));
    });
  }
  for (const layer of layers) lean(layer, () => true);
  return centres;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

function bandsOf({ layers }: LayeredGraph, boxes: readonly Box[]): Band[] {
  let top = PADDING;
  return layers.map((layer) => {
    const height = Math.max(0, ...layer.map((node) => boxes[node]?.height ?? 0));
    const band = { top, bottom: top + height };
    top = band.bottom + LAYER_GAP;
    return band;
  });
}

function loopAt(edge: StateEdge, state: PlacedState | undefined): PlacedLine {
  if (state === undefined) return { edge, points: [] };
  const right = state.x + state.width;
  const middle = state.y + state.height / 2;
  return {
    edge,
    points: [
      [right, middle - 8],
      [right + LOOP, middle - 8],
      [right + LOOP, middle + 8],
      [right, middle + 8],
    ],
  };
}
