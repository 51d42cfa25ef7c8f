import { pairsIn } from '#core/likeness/likeness.ts';
import type { Wording } from './former-case.ts';

export interface DutyMatch {
  /** Duty words that the proposal has as they stand. */
  readonly words: readonly string[];
  /** 0 and more: what words count by how few units have them, and half of what parts of words do. */
  readonly weight: number;
}

/** A unit by what it is there for. */
export interface UnitOfDuties {
  readonly id: string;
  readonly duties: readonly string[];
}

const TITLE_COUNTS = 2;
const PARTS_COUNT = 0.3;

/** Which units' duties a proposal touches; a word counts less the more units have it. */
export class DutyWords {
  readonly #units: readonly (UnitOfDuties & { readonly parts: ReadonlySet<string> })[];
  readonly #owners = new Map<string, number>();
  readonly #partOwners = new Map<string, number>();

  constructor(units: readonly UnitOfDuties[]) {
    this.#units = units.map(({ id, duties }) => ({ id, duties, parts: partsOf(duties) }));
    for (const { duties, parts } of this.#units) {
      for (const word of new Set(duties)) this.#owners.set(word, (this.#owners.get(word) ?? 0) + 1);
      for (const part of parts) this.#partOwners.set(part, (this.#partOwners.get(part) ?? 0) + 1);
    }
  }

  match({ title, text }: Wording, pairs: ReadonlyMap<string, number>): ReadonlyMap<string, DutyMatch> {
    const found = new Map<string, DutyMatch>();
    for (const { id, duties, parts: all } of this.#units) {
      const words = duties.filter((word) => title.includes(word) || text.includes(word));
      const parts = [...all].filter((part) => pairs.has(part));
      if (words.length + parts.length === 0) continue;
      const whole = words.map((word) => (title.includes(word) ? TITLE_COUNTS : 1) / (this.#owners.get(word) ?? 1));
      const some = parts.map((part) => PARTS_COUNT / (this.#partOwners.get(part) ?? 1));
      found.set(id, { words, weight: [...whole, ...some].reduce((sum, one) => sum + one, 0) });
    }
    return found;
  }
}

function partsOf(duties: readonly string[]): ReadonlySet<string> {
  return new Set(duties.flatMap((word) => [...pairsIn(word).keys()]));
}
