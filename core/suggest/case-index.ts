import { pairsIn } from '#core/likeness/likeness.ts';
import type { FormerCase, Wording } from './former-case.ts';

/** A former case and how much it has in common with a proposal; the scale is that of one question. */
export interface Neighbour {
  readonly found: FormerCase;
  readonly weight: number;
}

// Okapi BM25 with the usual constants: rare pairs count more, repetition and length less.
const SATURATION = 1.2;
const LENGTH = 0.75;
const NEAREST = 20;
// A title says in ten characters what the matter says in hundreds.
const TITLE_COUNTS = 2;
// Pairs that most texts have tell nothing and cost most.
const COMMON = 0.1;
const FEW = 50;

/** Pairs of characters of the whole wording, those of its title counted again. */
export function pairsOf({ title, text }: Wording): ReadonlyMap<string, number> {
  const pairs = new Map(pairsIn(text));
  for (const [pair, count] of pairsIn(title)) pairs.set(pair, (pairs.get(pair) ?? 0) + TITLE_COUNTS * count);
  return pairs;
}

/** Former cases by the pairs of characters in them. It grows, and what it answers is of what it has by then. */
export class CaseIndex {
  readonly #cases: FormerCase[] = [];
  readonly #lengths: number[] = [];
  /** Of each pair the places of the cases that have it, each followed by how often. */
  readonly #postings = new Map<string, number[]>();
  #total = 0;

  get size(): number {
    return this.#cases.length;
  }

  add(found: FormerCase, pairs: ReadonlyMap<string, number>): void {
    const at = this.#cases.length;
    this.#cases.push(found);
    let length = 0;
    for (const [pair, count] of pairs) {
      length += count;
      const posting = this.#postings.get(pair);
      if (posting === undefined) this.#postings.set(pair, [at, count]);
      else posting.push(at, count);
    }
    this.#lengths.push(length);
    this.#total += length;
  }

  /** What came of a case since it was added; its words are those it had. */
  renew(at: number, found: FormerCase): void {
    this.#cases[at] = found;
  }

  /** The most alike, best first. */
  nearest(pairs: ReadonlyMap<string, number>): Neighbour[] {
    const weights = new Float64Array(this.size);
    const usual = this.#total / Math.max(1, this.size);
    const damped = Float64Array.from(this.#lengths, (length) => SATURATION * (1 - LENGTH + (LENGTH * length) / usual));
    for (const pair of pairs.keys()) {
      const posting = this.#postings.get(pair) ?? [];
      const having = posting.length / 2;
      if (this.size > FEW && having > COMMON * this.size) continue;
      const rarity = Math.log(1 + (this.size - having + 0.5) / (having + 0.5)) * (SATURATION + 1);
      for (let n = 0; n < posting.length; n += 2) {
        const at = posting[n] ?? 0;
        const count = posting[n + 1] ?? 0;
        weights[at] = (weights[at] ?? 0) + (rarity * count) / (count + (damped[at] ?? 1));
      }
    }
    return best(weights).flatMap((at) => {
      const found = this.#cases[at];
      return found === undefined ? [] : [{ found, weight: weights[at] ?? 0 }];
    });
  }
}

/** Places of the largest weights, without sorting all of them. */
function best(weights: Float64Array): number[] {
  const kept: number[] = [];
  let least = 0;
  for (const [at, weight] of weights.entries()) {
    if (weight <= least) continue;
    const place = kept.findIndex((one) => (weights[one] ?? 0) < weight);
    kept.splice(place < 0 ? kept.length : place, 0, at);
    if (kept.length > NEAREST) kept.pop();
    if (kept.length === NEAREST) least = weights[kept[NEAREST - 1] ?? 0] ?? 0;
  }
  return kept;
}
