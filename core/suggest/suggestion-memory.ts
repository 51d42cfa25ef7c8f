import { accuracyOf } from './accuracy.ts';
import type { Accuracy } from './accuracy.ts';
import type { FormerCase } from './former-case.ts';
import { Suggester } from './suggester.ts';
import type { Receiver } from './suggester.ts';

// Each costs as much as a suggestion; so many show how good suggestions are.
const MOST_RANKED = 300;

/** A former case, and whether its session is the one that accuracy is asked of. */
export interface RememberedCase extends FormerCase {
  readonly counts: boolean;
}

/**
 * Former cases in the order of their dispatch. Before one that counts is learnt, the units that would have been suggested for it are
 * kept: what the accuracy says is of suggestions that could not know the answer.
 */
export class SuggestionMemory {
  #suggester = new Suggester();
  #known: RememberedCase[] = [];
  readonly #suggested = new Map<string, readonly string[]>();

  /** Learns those that are new. Where one that is known went to another unit since, or was dispatched before, all is learnt anew. */
  learn(cases: readonly RememberedCase[], receivers: readonly Receiver[]): void {
    const ordered = [...cases].sort((a, b) => (`${a.dispatchedAt} ${a.proposalId}` < `${b.dispatchedAt} ${b.proposalId}` ? -1 : 1));
    if (!this.#known.every((one, place) => isSame(one, ordered[place]))) {
      this.#suggester = new Suggester();
      this.#known = [];
    }
    for (const [place, one] of ordered.slice(0, this.#known.length).entries()) this.#suggester.renew(place, one);
    const ranked = new Set(ordered.filter(({ counts }) => counts).slice(-MOST_RANKED));
    for (const one of ordered.slice(this.#known.length)) {
      if (ranked.has(one) && !this.#suggested.has(one.proposalId)) {
        const [units = []] = this.#suggester.suggestAll([one], receivers);
        this.#suggested.set(
          one.proposalId,
          units.map(({ unitId }) => unitId),
        );
      }
      this.#suggester.add(one);
    }
    this.#known = ordered;
  }

  get suggester(): Suggester {
    return this.#suggester;
  }

  accuracy(): Accuracy {
    return accuracyOf(
      this.#known.flatMap(({ counts, proposalId, lead }) => {
        const suggested = this.#suggested.get(proposalId);
        return counts && suggested !== undefined ? [{ lead, suggested }] : [];
      }),
    );
  }
}

function isSame(one: RememberedCase, other: RememberedCase | undefined): boolean {
  return (
    other !== undefined &&
    one.proposalId === other.proposalId &&
    one.lead === other.lead &&
    one.coHandlers.join() === other.coHandlers.join()
  );
}
