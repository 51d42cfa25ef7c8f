interface Hits {
  readonly firstRight: number;
  readonly amongThree: number;
  readonly of: number;
}

export interface Accuracy extends Hits {
  readonly byUnit: ReadonlyMap<string, Hits>;
}

/** A case that was dispatched: the unit that has it at last, and the units that would have been suggested for it, the best first. */
export interface Ranked {
  readonly lead: string;
  readonly suggested: readonly string[];
}

/** How often the first suggestion was right, and one of the first three; in all and by the unit that was right. */
export function accuracyOf(ranked: readonly Ranked[]): Accuracy {
  const byLead = Map.groupBy(ranked, ({ lead }) => lead);
  return { ...hitsOf(ranked), byUnit: new Map([...byLead].map(([unitId, own]) => [unitId, hitsOf(own)])) };
}

function hitsOf(ranked: readonly Ranked[]): Hits {
  const within = (most: number): number => ranked.filter(({ lead, suggested }) => suggested.slice(0, most).includes(lead)).length;
  return { firstRight: within(1), amongThree: within(3), of: ranked.length };
}
