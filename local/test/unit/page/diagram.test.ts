import { describe, expect, it } from 'vitest';
import { drawStateMachine } from '../../../page/diagram/draw-state-machine.ts';
import { breakLabel } from '../../../page/diagram/label.ts';
import { layerGraph } from '../../../page/diagram/layers.ts';
import { placeGraph, type PlacedGraph } from '../../../page/diagram/place-graph.ts';
import { spread } from '../../../page/diagram/spread.ts';
import { readStateGraph } from '../../../page/diagram/state-graph.ts';
import { sampleMachine } from './sample-machine.ts';

const graph = readStateGraph(sampleMachine);

describe('the graph of a definition', () => {
  it('has every way from state to state once, a Catch alone as an error', () => {
    expect(graph.edges).toContainEqual({ from: 'Satisfied?', to: '分发承办', kind: 'usual' });
    expect(graph.edges).toContainEqual({ from: '分发承办', to: 'Send the case back', kind: 'error' });
    const twice = readStateGraph({
      StartAt: 'A',
      States: { A: { Type: 'Task', Next: 'B', Catch: [{ ErrorEquals: ['X'], Next: 'B' }] }, B: { Type: 'Succeed' } },
    });
    expect(twice.edges).toEqual([{ from: 'A', to: 'B', kind: 'usual' }]);
  });

  it('has the branches of Parallel and the processor of Map inside', () => {
    const parallel = graph.states.find(({ type }) => type === 'Parallel');
    expect(parallel?.inner.map(({ states }) => states.map(({ name }) => name))).toEqual([
      ['Lead unit signs for it', 'Lead unit answers'],
      ['Co-handlers'],
    ]);
    expect(parallel?.inner[1]?.states[0]?.inner[0]?.states[0]?.name).toBe('Give an opinion');
  });

  it('refuses what is no definition', () => {
    expect(() => readStateGraph({ States: {} })).toThrow();
  });
});

describe('layers', () => {
  it('puts every node below all that lead to it, ways back aside', () => {
    const { layers, paths } = layerGraph(4, 0, [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 0],
      [2, 3],
    ]);
    expect(layers.map((layer) => layer.filter((node) => node < 4))).toEqual([[0], [1], [2], [3]]);
    expect(paths.map((path) => [path[0], path.at(-1)])).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 0],
      [2, 3],
    ]);
    // The short cut and the way back each bend once in the layer they cross.
    expect(layers[1]).toHaveLength(3);
  });

  it('orders a layer so that lines do not cross where they need not', () => {
    const { layers } = layerGraph(5, 0, [
      [0, 1],
      [0, 2],
      [1, 4],
      [2, 3],
    ]);
    const [second = [], third = []] = layers.slice(1);
    expect(third.indexOf(4) < third.indexOf(3)).toBe(second.indexOf(1) < second.indexOf(2));
  });

  it('takes circles that the start does not reach', () => {
    expect(
      layerGraph(3, 0, [
        [1, 2],
        [2, 1],
      ]).layers.flat(),
    ).toEqual(expect.arrayContaining([0, 1, 2]));
  });
});

describe('spread places', () => {
  it('keeps to the wish where there is room', () => {
    expect(spread([0, 10, 30], [5, 5])).toEqual([0, 10, 30]);
  });

  it('moves those that would overlap apart around their mean', () => {
    expect(spread([10, 10, 100], [20, 20])).toEqual([0, 20, 100]);
    expect(spread([50, 10], [20])).toEqual([20, 40]);
  });
});

const overlaps = (placed: PlacedGraph): string[] => {
  const found: string[] = [];
  placed.states.forEach((a, index) => {
    for (const b of placed.states.slice(index + 1)) {
      const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      if (!isApart) found.push(`${a.node.name} / ${b.node.name}`);
    }
    for (const inner of a.inner) found.push(...overlaps(inner.graph));
  });
  return found;
};

describe('the drawing', () => {
  const placed = placeGraph(graph);

  it('lays no state over another and everything inside its frame', () => {
    expect(overlaps(placed)).toEqual([]);
    for (const { x, y, width, height } of placed.states) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(placed.width);
      expect(y + height).toBeLessThanOrEqual(placed.height);
    }
  });

  it('begins and ends each line at the edge of its states', () => {
    for (const { edge, points } of placed.lines) {
      const [from, to] = [edge.from, edge.to].map((name) => placed.states.find(({ node }) => node.name === name));
      expect([from!.y, from!.y + from!.height]).toContain(points[0]?.[1]);
      expect([to!.y, to!.y + to!.height]).toContain(points.at(-1)?.[1]);
    }
  });

  it('draws a state that leads to itself as a loop at its side', () => {
    const loop = placeGraph(
      readStateGraph({ StartAt: 'A', States: { A: { Type: 'Choice', Choices: [{ Next: 'A' }], Default: 'B' }, B: { Type: 'Succeed' } } }),
    );
    expect(loop.lines.map(({ points }) => points.length)).toEqual([2, 4]);
    expect(Math.max(...loop.lines.flatMap(({ points }) => points.map(([x]) => x)))).toBeLessThanOrEqual(loop.width);
  });

  it('marks states and counts, and escapes names', () => {
    const hostile = readStateGraph({ StartAt: '<script>"&', States: { '<script>"&': { Type: 'Task', End: true } } });
    const svg = drawStateMachine(hostile, new Map([['<script>"&', { tone: 'current', count: 1200 }]]), '"><script>').markup;
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('class="state type-task is-current"');
    expect(svg).toContain('1,200');
    expect(svg).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
  });

  it('is the same every time', () => {
    expect(drawStateMachine(graph, new Map(), 't').markup).toBe(drawStateMachine(readStateGraph(sampleMachine), new Map(), 't').markup);
  });
});

describe('labels', () => {
  it.each([
    ['Short', ['Short']],
    ['Wait for the committee to decide', ['Wait for the', 'committee to decide']],
    ['请委员会决定是否立案以及由哪一个单位承办', ['请委员会决定是否立案', '以及由哪一个单位承办']],
    ['AnUnbreakableNameThatIsLongerThanALine', ['AnUnbreakableNameThatIsLongerThanALine']],
  ])('%s', (text, lines) => {
    expect(breakLabel(text).lines).toEqual(lines);
  });
});
