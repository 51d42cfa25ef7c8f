import { parseArgs } from 'node:util';
import { buildAt, thisBuild } from './build.ts';
import { compare, comparisonTable } from './compare.ts';
import type { Compared } from './compare.ts';
import { allFigures } from './figures/all-figures.ts';
import type { Extent, Figure } from './figures/figure.ts';

const usual: Extent = {
  lives: 500,
  'at-once': 12,
  alone: 50,
  straight: 20,
  deliveries: 5000,
  timed: 100,
  down: 60,
  cases: 10_000,
  people: 300,
  listed: 20_000,
  dispatches: 600,
  rows: 1000,
  proposals: 600,
  step: 1,
  mixed: 150,
};
const names = Object.keys(usual);

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(allFigures).join() },
    against: { type: 'string' },
    pairs: { type: 'string', default: '3' },
    ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  },
});
const tell = (line: string): void => console.error(line);
const asked = new Map(Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
const extent: Extent = Object.assign({}, usual, Object.fromEntries(names.flatMap((name) => numberFor(name))));
const chosen = (asked.get('only') ?? '').split(',').map((name): [string, Figure] => {
  const figure = allFigures[name];
  if (figure === undefined) throw new Error(`--only takes some of ${Object.keys(allFigures).join()}, not ${name}`);
  return [name, figure];
});

await (values.against === undefined ? alone() : paired(values.against));

/** Each figure of this build. */
async function alone(): Promise<void> {
  const figures: Record<string, object> = {};
  for (const [name, figure] of chosen) {
    tell(figure.what);
    figures[name] = await figure.take({ build: thisBuild, extent, tell });
  }
  console.log(values.json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2));
}

/** Each figure that can be, beside that of the build at a commit. */
async function paired(commit: string): Promise<void> {
  const pairs = Number(values.pairs);
  const comparison = { builds: { old: buildAt(commit, tell), new: thisBuild }, pairs, extent, tell };
  const figures: Record<string, Record<string, Compared>> = {};
  for (const [name, figure] of chosen) {
    if (figure.compared.length > 0) figures[name] = await compare(name, figure, comparison);
  }
  console.log(values.json ? JSON.stringify({ against: commit, pairs, extent, figures }) : comparisonTable(figures));
}

function numberFor(name: string): [string, number][] {
  const text = asked.get(name);
  if (text === undefined) return [];
  if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`);
  return [[name, Number(text)]];
}
