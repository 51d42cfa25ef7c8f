import type { LayeredGraph } from './layers.ts';
import { spreadPorts, type LineEnd } from './ports.ts';

export type Point = readonly [x: number, y: number];

/** Where things are once layers have their heights and nodes their middles. */
export interface Places {
  /** The middle of a state or bend. */
  readonly x: (node: number) => number;
  /** Top, bottom and width of a state; undefined for a bend. */
  readonly state: (node: number) => { readonly top: number; readonly bottom: number; readonly width: number } | undefined;
  /** Top and bottom of the layer of a state or bend. */
  readonly band: (node: number) => { readonly top: number; readonly bottom: number };
}

/** The points of every line: out of one state, straight through the layers between, into the other. */
export function routeLines({ paths }: LayeredGraph, places: Places): Point[][] {
  const routes = paths.map((path) => {
    const [first = 0, last = 0] = [path[0], path.at(-1)];
    const isDownward = places.band(first).top < places.band(last).top;
    const from: LineEnd = { state: first, side: isDownward ? 'bottom' : 'top', towards: places.x(path[1] ?? last) };
    const to: LineEnd = { state: last, side: isDownward ? 'top' : 'bottom', towards: places.x(path.at(-2) ?? first) };
    return { bends: path.slice(1, -1), isDownward, from, to };
  });
  const widthOf = (state: number): number => places.state(state)?.width ?? 0;
  const ports = spreadPorts(
    routes.flatMap(({ from, to }) => [from, to]),
    widthOf,
  );
  const pointOf = (end: LineEnd): Point => {
    const state = places.state(end.state);
    return [places.x(end.state) + (ports.get(end) ?? 0), (end.side === 'top' ? state?.top : state?.bottom) ?? 0];
  };
  return routes.map(({ bends, isDownward, from, to }) => {
    const through = bends.flatMap((bend): Point[] => {
      const { top, bottom } = places.band(bend);
      const x = places.x(bend);
      return isDownward
        ? [
            [x, top],
            [x, bottom],
          ]
        : [
            [x, bottom],
            [x, top],
          ];
    });
    return [pointOf(from), ...through, pointOf(to)];
  });
}
