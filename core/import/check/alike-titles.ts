import { likenessOf, pairsIn } from '#core/likeness/likeness.ts';

interface Titled {
  readonly row: number;
  readonly title: string;
}

// Of titles that begin with 关于 and end in 的提案 alike: below this they only share how titles are made.
const ALIKE = 0.85;
// Pairs of characters that more titles than this have say nothing about any two of them.
const COMMON = 60;

/** For each row whose title is much like that of a row before it, the first such row. */
export function alikeTitles(titles: readonly Titled[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const withPair = new Map<string, number[]>();
  const pairsOf = titles.map(({ title }) => pairsIn(title));
  for (const [at, { row }] of titles.entries()) {
    const pairs = pairsOf[at] ?? new Map<string, number>();
    const near = new Set<number>();
    for (const pair of pairs.keys()) {
      const earlier = withPair.get(pair) ?? [];
      if (earlier.length <= COMMON) for (const other of earlier) near.add(other);
      withPair.set(pair, [...earlier.slice(-COMMON), at]);
    }
    const twin = [...near].toSorted((a, b) => a - b).find((other) => likenessOf(pairs, pairsOf[other] ?? new Map()) >= ALIKE);
    const first = twin === undefined ? undefined : titles[twin];
    if (first !== undefined) found.set(row, first.row);
  }
  return found;
}
