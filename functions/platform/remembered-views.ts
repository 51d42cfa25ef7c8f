import type { StoredViews } from '#functions/adapters/dynamo-view-writer.ts';

/** What an instance wrote last of each log, so that it need not ask: for the logs that it carried through most recently. */
export interface RememberedViews {
  get(pk: string): StoredViews | undefined;
  set(pk: string, written: StoredViews): void;
  forget(pk: string): void;
}

// A case's items are about 5 KB in memory.
const MOST_LOGS = 500;

/**
 * Another instance may have carried a log further meanwhile: what is remembered is only good for a write that fails unless it
 * is what the table holds.
 */
export function rememberedViews(most = MOST_LOGS): RememberedViews {
  const kept = new Map<string, StoredViews>();
  return {
    get: (pk) => kept.get(pk),
    set(pk, written) {
      kept.delete(pk);
      kept.set(pk, written);
      const [oldest] = kept.size > most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
    },
    forget: (pk) => void kept.delete(pk),
  };
}

/** Nothing is remembered: for who mends, and has to see what there is. */
export const nothingRemembered: RememberedViews = { get: () => undefined, set: () => undefined, forget: () => undefined };
