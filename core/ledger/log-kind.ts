import type { Commit, CommitOf } from './commit.ts';

/** How a kind of log is read: its events' shape and the state they add up to. */
export interface LogKind<S, E> {
  readonly readEvent: (stored: unknown) => E;
  readonly evolve: (state: S | undefined, event: E, at: string) => S | undefined;
}

/** A log folded up to its head. */
export interface Folded<S, E> {
  readonly state: S | undefined;
  readonly commits: readonly CommitOf<E>[];
  readonly seq: number;
}

/** A log before its first commit. */
export const nothingFolded: Folded<never, never> = { state: undefined, commits: [], seq: 0 };

/** Folds a whole log. Throws when a stored event has no known shape: a newer program wrote it. */
export function fold<S, E>(kind: LogKind<S, E>, stored: readonly Commit[]): Folded<S, E> {
  return foldOnto(kind, nothingFolded, stored);
}

/** Folds what came after on what was folded before. */
export function foldOnto<S, E>(kind: LogKind<S, E>, before: Folded<S, E>, after: readonly Commit[]): Folded<S, E> {
  const commits = after.map((commit) => ({ ...commit, events: commit.events.map((event) => kind.readEvent(event)) }));
  return { state: stateAfter(kind, before.state, commits), commits: [...before.commits, ...commits], seq: before.seq + commits.length };
}

/** What a state becomes by these commits. */
export function stateAfter<S, E>(
  kind: LogKind<S, E>,
  state: S | undefined,
  commits: readonly Pick<CommitOf<E>, 'events' | 'at'>[],
): S | undefined {
  let next = state;
  for (const { events, at } of commits) for (const event of events) next = kind.evolve(next, event, at);
  return next;
}
