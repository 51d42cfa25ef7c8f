import type { Ledger, LogTail } from '#core/ports/ledger.ts';
import type { Commit } from './commit.ts';

interface Asked {
  readonly tail: LogTail;
  readonly resolve: (commits: readonly Commit[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A ledger that asks for the ends of known logs together where they are asked for at the same moment, whoever asks: rules, directory and
 * a dozen cases are one call in place of a dozen, and who asks for the same log has the same answer. Each is still read after it was asked for.
 */
export function tailsTogether(ledger: Ledger): Ledger {
  let asked: Asked[] = [];
  const askAll = async (): Promise<void> => {
    const now = asked;
    asked = [];
    const tails = shortestOfEach(now.map(({ tail }) => tail));
    try {
      const found = await ledger.readTails(tails);
      const byLog = new Map(tails.map(({ pk }, index) => [pk, found[index] ?? []]));
      for (const { tail, resolve } of now) resolve((byLog.get(tail.pk) ?? []).filter(({ seq }) => seq > tail.afterSeq));
    } catch (error) {
      // A log that cannot be read is the trouble of those who asked for it.
      if (tails.length === 1) for (const { reject } of now) reject(error);
      else for (const { tail, resolve, reject } of now) ledger.readTails([tail]).then(([commits = []]) => resolve(commits), reject);
    }
  };
  const ask = (tail: LogTail): Promise<readonly Commit[]> =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(() => void askAll());
      asked.push({ tail, resolve, reject });
    });
  return {
    read: (pk, afterSeq) => ledger.read(pk, afterSeq),
    append: (commit) => ledger.append(commit),
    async readTails(tails) {
      const unknown = tails.filter(({ isKnown }) => !isKnown);
      const [whole, ...ends] = await Promise.all([
        unknown.length === 0 ? [] : ledger.readTails(unknown),
        ...tails.map((tail) => (tail.isKnown ? ask(tail) : [])),
      ]);
      const ofUnknown = new Map(unknown.map(({ pk }, index) => [pk, whole[index] ?? []]));
      return tails.map(({ pk, isKnown }, index) => [...(isKnown ? (ends[index] ?? []) : (ofUnknown.get(pk) ?? []))]);
    },
  };
}

/** Each log once, from the least that anybody knows of it. */
function shortestOfEach(tails: readonly LogTail[]): LogTail[] {
  const least = new Map<string, LogTail>();
  for (const tail of tails) if ((least.get(tail.pk)?.afterSeq ?? Number.POSITIVE_INFINITY) > tail.afterSeq) least.set(tail.pk, tail);
  return [...least.values()];
}
