import type { CaseReader } from '#core/case/log/case-logs.ts';

type Read = ReturnType<CaseReader['read']>;

const FRESH_MS = 5_000;

/**
 * Reads a case once for all readers who come within five seconds: a round in the morning asks for the same cases on behalf
 * of many. What is older is forgotten, so the memory it takes is bounded by what is read in that time.
 */
export function recentCases(cases: CaseReader, elapsed: () => number): CaseReader {
  const kept = new Map<string, { readonly at: number; readonly read: Read }>();
  return {
    read(body, proposalId) {
      const now = elapsed();
      // Kept in the order of reading: the first that is fresh ends the search.
      for (const [key, { at }] of kept) {
        if (now - at < FRESH_MS) break;
        kept.delete(key);
      }
      const key = `${body}#${proposalId}`;
      const known = kept.get(key);
      if (known !== undefined) return known.read;
      const read = cases.read(body, proposalId);
      kept.set(key, { at: now, read });
      // A read that failed is nobody else's failure.
      read.catch(() => kept.delete(key));
      return read;
    },
  };
}
