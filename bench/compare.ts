import type { Build } from './build.ts';
import { quantile, rounded } from './figures/figure.ts';
import type { Extent, Figure } from './figures/figure.ts';

/** One value of a figure in both builds: every taking in the order it was made, and the ratio of the medians, new to old. */
export interface Compared {
  readonly old: readonly number[];
  readonly new: readonly number[];
  readonly ratio: number | null;
}

export interface Comparison {
  readonly builds: { readonly old: Build; readonly new: Build };
  readonly pairs: number;
  readonly extent: Extent;
  readonly tell: (line: string) => void;
}

/** Takes a figure of the old build and of the new one by turns, so that whatever else the machine does falls on both. */
export async function compare(
  name: string,
  { take, compared }: Figure,
  { builds, pairs, extent, tell }: Comparison,
): Promise<Record<string, Compared>> {
  const taken = { old: [] as object[], new: [] as object[] };
  for (let pair = 1; pair <= pairs; pair += 1) {
    for (const build of [builds.old, builds.new]) {
      tell(`${name}: ${build.name}, ${pair} of ${pairs}`);
      taken[build.name].push(await take({ build, extent, tell }));
    }
  }
  return Object.fromEntries(
    compared.map((path) => {
      const [ofOld, ofNew] = [valuesAt(taken.old, path), valuesAt(taken.new, path)];
      const before = quantile(ofOld, 0.5);
      return [path, { old: ofOld, new: ofNew, ratio: before === 0 ? null : rounded(quantile(ofNew, 0.5) / before, 3) }];
    }),
  );
}

function valuesAt(takings: readonly object[], path: string): number[] {
  return takings.flatMap((taking) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), taking);
    return typeof value === 'number' ? [value] : [];
  });
}

/** A line for each value: its name, the medians, the ratio. */
export function comparisonTable(figures: Readonly<Record<string, Readonly<Record<string, Compared>>>>): string {
  const rows = Object.entries(figures).flatMap(([name, values]) =>
    Object.entries(values).map(([path, { old, new: now, ratio }]) => {
      const cells = [quantile(old, 0.5), quantile(now, 0.5), ratio ?? '–'].map((value) => String(value).padStart(12));
      return `${`${name} ${path}`.padEnd(40)}${cells.join('')}`;
    }),
  );
  return [`${'figure'.padEnd(40)}${['old', 'new', 'new / old'].map((word) => word.padStart(12)).join('')}`, ...rows].join('\n');
}
