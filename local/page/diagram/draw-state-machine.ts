import { html, type Html } from '../html.ts';
import { LINE_HEIGHT, placeGraph, type PlacedGraph, type PlacedLine, type PlacedState } from './place-graph.ts';
import type { Point } from './route-lines.ts';
import type { StateGraph } from './state-graph.ts';

/** What a state looks like beyond its name. */
export interface StateMark {
  readonly tone: 'current' | 'past' | 'failed';
  /** How many executions stand here; drawn as a badge. */
  readonly count?: number;
}

const START_HEIGHT = 34;

/** Draws a state machine as SVG: colours come from the style sheet, arrows from top to bottom, errors dashed. */
export function drawStateMachine(graph: StateGraph, marks: ReadonlyMap<string, StateMark>, title: string): Html {
  const placed = placeGraph(graph);
  const first = placed.states.find(({ node }) => node.name === graph.startAt);
  const startX = first === undefined ? placed.width / 2 : first.x + first.width / 2;
  const startEnd = START_HEIGHT + (first?.y ?? 0);
  const width = Math.ceil(placed.width);
  const height = Math.ceil(placed.height + START_HEIGHT);
  return html`<svg class="machine" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0.8 L7 4 L0 7.2 z" class="arrow"/></marker></defs>
<circle class="start" cx="${round(startX)}" cy="10" r="6"/>
<path class="line" d="M${round(startX)} 16 L${round(startX)} ${round(startEnd - 2)}" marker-end="url(#arrow)"/>
<g transform="translate(0 ${START_HEIGHT})">${drawGraph(placed, marks)}</g>
</svg>`;
}

function drawGraph(placed: PlacedGraph, marks: ReadonlyMap<string, StateMark>): Html {
  return html`${placed.lines.map(drawLine)}${placed.states.map((state) => drawState(state, marks))}`;
}

function drawState(state: PlacedState, marks: ReadonlyMap<string, StateMark>): Html {
  const mark = marks.get(state.node.name);
  const classes = ['state', `type-${state.node.type.toLowerCase()}`, ...(mark ? [`is-${mark.tone}`] : [])].join(' ');
  const { width, height, label } = state;
  const top = state.inner.length > 0 ? 9 : (height - label.lines.length * LINE_HEIGHT) / 2;
  const lines = label.lines.map(
    (line, index) => html`<text x="${round(width / 2)}" y="${round(top + (index + 0.74) * LINE_HEIGHT)}">${line}</text>`,
  );
  return html`<g class="${classes}" transform="translate(${round(state.x)} ${round(state.y)})">
<title>${state.node.name} (${state.node.type})</title>${shape(state)}${lines}
${state.inner.map(({ x, y, graph }) => html`<g transform="translate(${round(x)} ${round(y)})"><rect class="branch" width="${round(graph.width)}" height="${round(graph.height)}" rx="4"/>${drawGraph(graph, marks)}</g>`)}
${mark?.count === undefined ? undefined : badge(mark.count, width)}
</g>`;
}

/** Choices have pointed ends, ends are round, everything else is a sheet. */
function shape({ node, width, height }: PlacedState): Html {
  if (node.type === 'Choice') {
    const corners = [
      [12, 0],
      [width - 12, 0],
      [width, height / 2],
      [width - 12, height],
      [12, height],
      [0, height / 2],
    ];
    return html`<polygon class="box" points="${corners.map(([x = 0, y = 0]) => `${round(x)},${round(y)}`).join(' ')}"/>`;
  }
  const isEnd = node.type === 'Succeed' || node.type === 'Fail';
  return html`<rect class="box" width="${round(width)}" height="${round(height)}" rx="${isEnd ? round(height / 2) : 4}"/>`;
}

function badge(count: number, x: number): Html {
  const text = count.toLocaleString('en');
  const width = 12 + text.length * 8;
  return html`<g class="badge" transform="translate(${round(x - width / 2)} -10)"><rect width="${width}" height="20" rx="10"/><text x="${width / 2}" y="14">${text}</text></g>`;
}

function drawLine({ edge, points }: PlacedLine): Html {
  return html`<path class="line${edge.kind === 'error' ? ' on-error' : ''}" d="${pathData(points)}" marker-end="url(#arrow)"/>`;
}

/** Straight through layers, an upright curve between them. */
function pathData(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let [x, y] = first;
  let data = `M${round(x)} ${round(y)}`;
  for (const [nextX, nextY] of rest) {
    const isStraight = nextX === x || nextY === y;
    const half = (y + nextY) / 2;
    data += isStraight
      ? ` L${round(nextX)} ${round(nextY)}`
      : ` C${round(x)} ${round(half)} ${round(nextX)} ${round(half)} ${round(nextX)} ${round(nextY)}`;
    [x, y] = [nextX, nextY];
  }
  return data;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
