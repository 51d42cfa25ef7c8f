// What is added to each count, so that a pair nobody has used yet does not rule a unit out.
const SMOOTHING = 0.05;
// Neighbouring pairs overlap, so their evidence is not independent: it counts for a share of what naive Bayes makes of it.
const DEPENDENT = 0.35;

/** How units' former cases are worded: naive Bayes over the pairs of characters, each counted once a case. */
export class UnitWordings {
  readonly #places = new Map<string, number>();
  readonly #cases: number[] = [];
  readonly #sizes: number[] = [];
  /** Of each pair how many cases of a unit have it, by the unit's place. */
  readonly #pairs = new Map<string, Map<number, number>>();

  add(unitId: string, pairs: ReadonlyMap<string, number>): void {
    const place = this.#places.get(unitId) ?? this.#places.size;
    this.#places.set(unitId, place);
    this.#cases[place] = (this.#cases[place] ?? 0) + 1;
    this.#sizes[place] = (this.#sizes[place] ?? 0) + pairs.size;
    for (const pair of pairs.keys()) {
      const counts = this.#pairs.get(pair);
      if (counts === undefined) this.#pairs.set(pair, new Map([[place, 1]]));
      else counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }

  /** How likely each unit's cases are worded so; together 1, nothing without cases. */
  likely(pairs: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const sums = new Float64Array(this.#places.size);
    let known = 0;
    for (const pair of pairs.keys()) {
      const counts = this.#pairs.get(pair);
      if (counts === undefined) continue;
      known += 1;
      for (const [place, having] of counts) sums[place] = (sums[place] ?? 0) + Math.log(having / SMOOTHING + 1);
    }
    const logs = [...sums].map((sum, place) => {
      const floor = Math.log(SMOOTHING / ((this.#sizes[place] ?? 0) + SMOOTHING * this.#pairs.size));
      return Math.log(this.#cases[place] ?? 1) + DEPENDENT * (sum + known * floor);
    });
    const most = Math.max(...logs);
    const shares = logs.map((log) => Math.exp(log - most));
    const all = shares.reduce((sum, share) => sum + share, 0);
    return new Map([...this.#places].map(([unitId, place]) => [unitId, (shares[place] ?? 0) / all]));
  }
}
