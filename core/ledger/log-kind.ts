import type { Actor, Commit, CommitOf } from './commit.ts';

/** How a kind of log is read: its events' shape and the state they add up to. */
export interface LogKind<S, E> {
  /** The events of a commit as the program has them now; an older schema is up-cast here. */
  readonly readEvents: (commit: Commit) => readonly E[];
  /** The state after one more event; `by` is who gave the command. */
  readonly apply: (state: S | undefined, event: E, recorded: { readonly at: string; readonly by: Actor }) => S | undefined;
}

/** A log folded up to its head. */
export interface Folded<S, E> {
  readonly state: S | undefined;
  readonly commits: readonly CommitOf<E>[];
  /** The same as they were written: what their hashes are of. */
  readonly stored: readonly Commit[];
  readonly seq: number;
}

/** A log before its first commit. */
export const nothingFolded: Folded<never, never> = { state: undefined, commits: [], stored: [], seq: 0 };

/** Folds a whole log. Throws when a stored event has no known shape: a newer program wrote it. */
export function fold<S, E>(kind: LogKind<S, E>, stored: readonly Commit[]): Folded<S, E> {
  return foldOnto(kind, nothingFolded, stored);
}

/** Folds what came after on what was folded before. */
export function foldOnto<S, E>(kind: LogKind<S, E>, before: Folded<S, E>, after: readonly Commit[]): Folded<S, E> {
  const commits = after.map((commit) => ({ ...commit, events: kind.readEvents(commit) }));
  let { state } = before;
  for (const commit of commits) state = applyCommit(kind, state, commit);
  return {
    state,
    commits: [...before.commits, ...commits],
    stored: [...before.stored, ...after],
    seq: before.seq + after.length,
  };
}

/** The state after one more commit. */
export function applyCommit<S, E>(
  kind: LogKind<S, E>,
  state: S | undefined,
  { events, at, actor: by }: Pick<CommitOf<E>, 'events' | 'at' | 'actor'>,
): S | undefined {
  let next = state;
  for (const event of events) next = kind.apply(next, event, { at, by });
  return next;
}
