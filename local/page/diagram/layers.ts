/** Nodes are numbers 0…n−1, edges pairs of them. */
export interface LayeredGraph {
  /** The nodes of each layer from left to right; numbers from n on are bends of edges that pass through. */
  readonly layers: readonly (readonly number[])[];
  /** For each given edge the nodes and bends it runs through, in its own direction. */
  readonly paths: readonly (readonly number[])[];
}

type Edge = readonly [from: number, to: number];

const SWEEPS = 12;

/**
 * Puts a graph in layers (Sugiyama's way): turn the edges that close a circle, give every node the longest way from the
 * start as its layer, bend edges at each layer they cross, then order the layers to avoid crossings.
 */
export function layerGraph(count: number, start: number, edges: readonly Edge[]): LayeredGraph {
  const turned = turnBackEdges(count, start, edges);
  const layerOf = longestWays(
    count,
    turned.map(({ edge }) => edge),
  );
  const layers: number[][] = Array.from({ length: Math.max(...layerOf) + 1 }, () => []);
  for (let node = 0; node < count; node += 1) layers[layerOf[node] ?? 0]?.push(node);
  let bends = count;
  const paths = turned.map(({ edge: [from, to], isTurned }) => {
    const path = [from];
    for (let layer = (layerOf[from] ?? 0) + 1; layer < (layerOf[to] ?? 0); layer += 1) {
      layers[layer]?.push(bends);
      path.push(bends);
      bends += 1;
    }
    path.push(to);
    return isTurned ? path.reverse() : path;
  });
  return { layers: reduceCrossings(layers, paths), paths };
}

/** Depth first from the start; an edge to a node that is still being walked is turned around. */
function turnBackEdges(count: number, start: number, edges: readonly Edge[]): { edge: Edge; isTurned: boolean }[] {
  const leaving = Map.groupBy(edges, ([from]) => from);
  const state = new Array<'new' | 'open' | 'done'>(count).fill('new');
  const back = new Set<Edge>();
  const visit = (node: number): void => {
    state[node] = 'open';
    for (const edge of leaving.get(node) ?? []) {
      if (state[edge[1]] === 'open') back.add(edge);
      else if (state[edge[1]] === 'new') visit(edge[1]);
    }
    state[node] = 'done';
  };
  visit(start);
  for (let node = 0; node < count; node += 1) if (state[node] === 'new') visit(node);
  return edges.map((edge) => ({ edge: back.has(edge) ? [edge[1], edge[0]] : edge, isTurned: back.has(edge) }));
}

function longestWays(count: number, edges: readonly Edge[]): number[] {
  const layerOf = new Array<number>(count).fill(0);
  const arriving = new Array<number>(count).fill(0);
  for (const [, to] of edges) arriving[to] = (arriving[to] ?? 0) + 1;
  const leaving = Map.groupBy(edges, ([from]) => from);
  const ready = [...layerOf.keys()].filter((node) => arriving[node] === 0);
  for (let node = ready.shift(); node !== undefined; node = ready.shift()) {
    for (const [, to] of leaving.get(node) ?? []) {
      layerOf[to] = Math.max(layerOf[to] ?? 0, (layerOf[node] ?? 0) + 1);
      arriving[to] = (arriving[to] ?? 0) - 1;
      if (arriving[to] === 0) ready.push(to);
    }
  }
  return layerOf;
}

/** Sorts each layer by the mean position of its neighbours above, then below, and keeps the best order seen. */
function reduceCrossings(layers: number[][], paths: readonly (readonly number[])[]): number[][] {
  const links = paths.flatMap((path) => path.slice(1).map((node, index): Edge => [path[index] ?? node, node]));
  const neighbours = new Map<number, number[]>();
  for (const [from, to] of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  let best = { layers, crossings: crossings(layers, neighbours) };
  let current = layers;
  for (let sweep = 0; sweep < SWEEPS && best.crossings > 0; sweep += 1) {
    current = sweepOnce(current, neighbours, sweep % 2 === 0);
    const found = crossings(current, neighbours);
    if (found < best.crossings) best = { layers: current, crossings: found };
  }
  return best.layers;
}

function sweepOnce(layers: number[][], neighbours: ReadonlyMap<number, number[]>, isDownward: boolean): number[][] {
  const sorted = isDownward ? [...layers] : layers.toReversed();
  for (let index = 1; index < sorted.length; index += 1) {
    const fixed = new Map(sorted[index - 1]?.map((node, position) => [node, position]));
    const moving = sorted[index] ?? [];
    const weights = new Map(
      moving.map((node, position) => {
        const places = (neighbours.get(node) ?? []).flatMap((other) => fixed.get(other) ?? []);
        return [node, places.length === 0 ? position : places.reduce((sum, place) => sum + place, 0) / places.length];
      }),
    );
    sorted[index] = moving.toSorted((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
  }
  return isDownward ? sorted : sorted.toReversed();
}

function crossings(layers: readonly (readonly number[])[], neighbours: ReadonlyMap<number, number[]>): number {
  let total = 0;
  for (let index = 1; index < layers.length; index += 1) {
    const below = new Map(layers[index]?.map((node, position) => [node, position]));
    const ends = (layers[index - 1] ?? []).flatMap((node) =>
      (neighbours.get(node) ?? []).flatMap((other) => below.get(other) ?? []).sort((a, b) => a - b),
    );
    // Each pair in the wrong order is two lines that cross.
    for (let i = 0; i < ends.length; i += 1) {
      for (let j = i + 1; j < ends.length; j += 1) if ((ends[i] ?? 0) > (ends[j] ?? 0)) total += 1;
    }
  }
  return total;
}
