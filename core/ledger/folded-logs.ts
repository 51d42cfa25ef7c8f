import type { Commit } from './commit.ts';
import type { Ledger, LogTail } from '#core/ports/ledger.ts';
import { foldOnto, nothingFolded } from './log-kind.ts';
import type { Folded, LogKind } from './log-kind.ts';

/** Logs of one kind, each folded once and then only asked for what came after. */
export interface FoldedLogs<S, E> {
  readonly kindOf: (pk: string) => LogKind<S, E>;
  /** As the ledger has the log now. */
  read(pk: string): Promise<Folded<S, E>>;
  /** The same in two halves, for reading several logs in one call. */
  beginRead(pk: string): BegunRead<S, E>;
  /** As it was at most so many milliseconds ago: where that harms nobody, it costs no call. */
  recent(pk: string, maxAge: number): Promise<Folded<S, E>>;
  /** Whether what is known was read at most so many milliseconds ago. */
  isRecent(pk: string, maxAge: number): boolean;
  /** As far as it is known without asking. */
  known(pk: string): Folded<S, E>;
  /**
   * Takes in commits that came some other way (from the stream, or written here). What does not follow on what is known is
   * left to the next read. Answers what is known then.
   */
  takeIn(pk: string, commits: readonly Commit[]): Folded<S, E>;
}

interface BegunRead<S, E> {
  /** What is to be asked for. */
  readonly tail: LogTail;
  /** The log with what was answered. */
  readonly end: (commits: readonly Commit[]) => Folded<S, E>;
}

export interface FoldedLogsOptions<S, E> {
  readonly kindOf: (pk: string) => LogKind<S, E>;
  readonly ledger: Pick<Ledger, 'readTails'>;
  readonly now: () => string;
  /** Logs that are kept: the one that was not asked for longest goes first. */
  readonly most: number;
}

/**
 * Remembers what logs add up to. Commits never change, so what is kept is never wrong, only short: a strongly consistent read
 * of what comes after it gives the log as it is now.
 */
export function foldedLogs<S, E>({ kindOf, ledger, now, most }: FoldedLogsOptions<S, E>): FoldedLogs<S, E> {
  const kept = new Map<string, { readonly folded: Folded<S, E>; readonly readAt: number }>();

  const known = (pk: string): Folded<S, E> => kept.get(pk)?.folded ?? nothingFolded;
  const keep = (pk: string, folded: Folded<S, E>, readAt: number): Folded<S, E> => {
    // Another read of the same log may have got further meanwhile.
    const further = known(pk).seq > folded.seq ? known(pk) : folded;
    kept.delete(pk);
    kept.set(pk, { folded: further, readAt });
    const [oldest] = kept.size > most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return further;
  };
  const beginRead: FoldedLogs<S, E>['beginRead'] = (pk) => {
    const begunAt = Date.parse(now());
    const before = known(pk);
    return {
      tail: { pk, afterSeq: before.seq, isKnown: kept.has(pk) },
      end: (commits) => keep(pk, commits.length === 0 ? before : foldOnto(kindOf(pk), before, commits), begunAt),
    };
  };
  const read = async (pk: string): Promise<Folded<S, E>> => {
    const { tail, end } = beginRead(pk);
    const [commits = []] = await ledger.readTails([tail]);
    return end(commits);
  };
  const isRecent = (pk: string, maxAge: number): boolean => {
    const last = kept.get(pk);
    const age = last === undefined ? -1 : Date.parse(now()) - last.readAt;
    // A clock that was set back says nothing about the age.
    return age >= 0 && age <= maxAge;
  };
  return {
    kindOf,
    read,
    beginRead,
    isRecent,
    recent: async (pk, maxAge) => (isRecent(pk, maxAge) ? known(pk) : read(pk)),
    known,
    takeIn: (pk, commits) => {
      const before = known(pk);
      const fresh = commits.filter(({ seq }) => seq > before.seq);
      const follows = fresh.length > 0 && fresh.every(({ seq }, index) => seq === before.seq + index + 1);
      return follows ? keep(pk, foldOnto(kindOf(pk), before, fresh), kept.get(pk)?.readAt ?? Number.NEGATIVE_INFINITY) : before;
    },
  };
}
