/** From this share of common bigrams on, two titles are taken for alike. */
const ALIKE = 0.6;

export interface Likened {
  readonly n: number;
  readonly text: string;
  /** Only those of different groups are compared. */
  readonly group: string;
}

/** Pairs of alike texts of different groups, by Dice's coefficient over pairs of characters, which need no dictionary. */
export function alikeApart(texts: readonly Likened[]): [Likened, Likened][] {
  const bags = texts.map((one) => ({ one, bag: bigrams(one.text) }));
  const holders = new Map<string, number[]>();
  const pairs: [Likened, Likened][] = [];
  for (const [index, { one, bag }] of bags.entries()) {
    const common = new Map<number, number>();
    for (const pair of bag) {
      for (const earlier of holders.get(pair) ?? []) common.set(earlier, (common.get(earlier) ?? 0) + 1);
      holders.set(pair, [...(holders.get(pair) ?? []), index]);
    }
    for (const [earlier, shared] of common) {
      const other = bags[earlier];
      if (other === undefined || other.one.group === one.group) continue;
      if ((2 * shared) / (other.bag.size + bag.size) >= ALIKE) pairs.push([other.one, one]);
    }
  }
  return pairs;
}

// What every title has says nothing: 关于…的提案.
const frame = /^关于|的?(?:提案|建议)$|[\s\p{P}]/gu;

function bigrams(text: string): Set<string> {
  const characters = Array.from(text.replaceAll(frame, ''));
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}
