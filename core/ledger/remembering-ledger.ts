import type { Commit } from './commit.ts';
import type { Ledger } from './ledger.ts';

/**
 * Keeps what was read of append-only logs, so that a warm function reads only what is new: for the few long logs
 * everybody needs (directory, registers). Commits never change, so nothing kept can be stale.
 */
export function rememberingLedger(ledger: Ledger): Ledger {
  const kept = new Map<string, Commit[]>();
  return {
    async read(pk, afterSeq = 0) {
      const known = kept.get(pk) ?? [];
      const fresh = await ledger.read(pk, known.length);
      // Another read of the same log may have finished meanwhile: keep the longer one.
      const whole = [...known, ...fresh];
      if (whole.length >= (kept.get(pk)?.length ?? 0)) kept.set(pk, whole);
      return whole.slice(afterSeq);
    },
    append: (commit) => ledger.append(commit),
  };
}
