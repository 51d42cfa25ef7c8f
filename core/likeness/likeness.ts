/**
 * How alike two texts are, 0 to 1: the share of pairs of neighbouring characters that both have (Dice's coefficient). Words need not be
 * told apart for it, which Chinese does not do, and an order of sentences that was changed changes little.
 */
export function likeness(one: string, other: string): number {
  return likenessOf(pairsIn(one), pairsIn(other));
}

/** Pairs of neighbouring characters and how often each comes; marks and spaces do not count. */
export function pairsIn(text: string): ReadonlyMap<string, number> {
  const characters = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]/gu)].map(([character]) => character);
  const pairs = new Map<string, number>();
  // A single character is a pair with nothing, or it would be like everything and nothing.
  const last = characters.length === 1 ? 1 : characters.length - 1;
  for (let i = 0; i < last; i += 1) {
    const pair = `${characters[i] ?? ''}${characters[i + 1] ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

export function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let both = 0;
  for (const [pair, count] of small) both += Math.min(count, large.get(pair) ?? 0);
  const all = sizeOf(one) + sizeOf(other);
  return all === 0 ? 0 : (2 * both) / all;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of pairs.values()) size += count;
  return size;
}

/**
 * The share of a text's pairs that are among these, 0 to 1: cheap enough for thousands of texts, to choose those that are worth
 * comparing. Marks count, so it stays a little below what a comparison says.
 */
export function shareAmong(pairs: ReadonlyMap<string, number>, text: string): number {
  let among = 0;
  for (let i = 1; i < text.length; i += 1) if (pairs.has(text.slice(i - 1, i + 1))) among += 1;
  return text.length < 2 ? 0 : among / (text.length - 1);
}
