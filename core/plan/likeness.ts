/** From this share of common bigrams on, two titles are taken for alike. */
const ALIKE = 0.6;

export interface Titled {
  readonly n: number;
  readonly text: string;
}

export interface Likened extends Titled {
  /** Only those of different groups are compared. */
  readonly group: string;
}

/** Two alike texts, and how much they have in common: from `ALIKE` to 1. */
export type Pair<T extends Titled> = readonly [one: T, other: T, share: number];

/** Pairs of alike texts of different groups. */
export function alikeApart(texts: readonly Likened[]): Pair<Likened>[] {
  return alike(texts, (one, other) => one.group !== other.group);
}

/** Pairs of alike texts, by Dice's coefficient over pairs of characters, which need no dictionary. */
export function alike<T extends Titled>(texts: readonly T[], areCompared: (one: T, other: T) => boolean = () => true): Pair<T>[] {
  const bags = texts.map((one) => ({ one, bag: bigrams(one.text) }));
  const holders = new Map<string, number[]>();
  const pairs: Pair<T>[] = [];
  // Titles of a session share much: counted in place, since a map for each of them costs a page a tenth of a second.
  const common = new Uint16Array(texts.length);
  for (const [index, { one, bag }] of bags.entries()) {
    common.fill(0);
    for (const pair of bag) {
      const earlier = holders.get(pair);
      if (earlier === undefined) {
        holders.set(pair, [index]);
        continue;
      }
      for (const place of earlier) common[place] = (common[place] ?? 0) + 1;
      earlier.push(index);
    }
    for (let place = 0; place < index; place += 1) {
      const [both, other] = [common[place] ?? 0, bags[place]];
      if (other === undefined || both === 0) continue;
      const share = (2 * both) / (other.bag.size + bag.size);
      if (share >= ALIKE && areCompared(other.one, one)) pairs.push([other.one, one, share]);
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
