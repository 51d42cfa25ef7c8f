/** A notice that was gathered: of which commit, and how many notices that commit has. */
export interface Gathered {
  readonly seq: number;
  readonly of: number;
}

/**
 * Commits are gathered in order, the next one once all notices of the one before are there: so everything is there up to the
 * last commit that has any, and of that one, if it has all of them.
 */
export function gatheredUpTo(notices: readonly Gathered[]): number {
  const last = Math.max(0, ...notices.map(({ seq }) => seq));
  const ofLast = notices.filter(({ seq }) => seq === last);
  return ofLast.length >= (ofLast[0]?.of ?? 0) ? last : last - 1;
}
