import { Refusal } from '#core/errors/refusal.ts';
import { currentSchema, genesisHash } from './commit.ts';
import type { Actor, Commit, CommitOf } from './commit.ts';
import { hashOf } from './hash-chain.ts';
import type { Digest } from './hash-chain.ts';
import type { Ledger } from './ledger.ts';

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

export interface CommandToAppend<S, E> {
  readonly pk: string;
  readonly commandId: string;
  readonly command: string;
  /** Canonical form of what was asked; its hash is kept to notice a key used for two different commands. */
  readonly request: string;
  readonly policyVersion: string;
  /** The version the caller saw (`If-Match`); a newer one is refused instead of retried. */
  readonly expectedVersion?: number;
  /** Decides on the present state. No events: nothing is appended. */
  readonly decide: (state: S | undefined, commits: readonly CommitOf<E>[]) => { readonly actor: Actor; readonly events: readonly E[] };
}

export interface Appended<S, E> {
  /** The commit that carries the command, old or new; `undefined` when there was nothing to append. */
  readonly commit: CommitOf<E> | undefined;
  /** State right after that commit (or the present one). */
  readonly state: S | undefined;
  readonly version: number;
  /** The command had been carried out before. */
  readonly repeated: boolean;
}

export interface AppendDependencies {
  readonly ledger: Ledger;
  readonly digest: Digest;
  readonly now: () => string;
}

// Twelve tries: each one lost means that somebody else's commit went through.
const MOST_TRIES = 12;

/**
 * Load, decide, append: one conditional write per command. A command id that is in the log already answers with what
 * it did then, for ever. A conflict re-reads and decides again.
 * @throws Refusal of `decide`; `VersionConflictError` when `expectedVersion` is no longer the head;
 * `CommandIdReusedError` for one id with two different requests; `TooMuchContentionError` after twelve lost races.
 */
export async function appendCommand<S, E>(
  kind: LogKind<S, E>,
  toAppend: CommandToAppend<S, E>,
  { ledger, digest, now }: AppendDependencies,
): Promise<Appended<S, E>> {
  let stored: Commit[] = [];
  const fingerprint = digest(toAppend.request);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    stored = [...stored, ...(await ledger.read(toAppend.pk, stored.length))];
    const folded = fold(kind, stored);
    const earlier = folded.commits.find(({ commandId }) => commandId === toAppend.commandId);
    if (earlier !== undefined) return repeat(kind, stored, earlier, fingerprint);
    if (toAppend.expectedVersion !== undefined && toAppend.expectedVersion !== folded.seq) {
      throw new Refusal('VersionConflictError', { expected: toAppend.expectedVersion, actual: folded.seq });
    }
    const { actor, events } = toAppend.decide(folded.state, folded.commits);
    if (events.length === 0) return { commit: undefined, state: folded.state, version: folded.seq, repeated: false };
    const commit = link(stored.at(-1), { ...toAppend, fingerprint, actor, at: now(), events: [...events] }, digest);
    if (await ledger.append(commit)) {
      return {
        commit: { ...commit, events },
        state: applyCommit(kind, folded.state, { ...commit, events }),
        version: commit.seq,
        repeated: false,
      };
    }
  }
  throw new Refusal('TooMuchContentionError', { tries: MOST_TRIES });
}

/** Folds a whole log. Throws when a stored event has no known shape: a newer program wrote it. */
export function fold<S, E>(kind: LogKind<S, E>, stored: readonly Commit[]): Folded<S, E> {
  const commits = stored.map((commit) => ({ ...commit, events: kind.readEvents(commit) }));
  let state: S | undefined;
  for (const commit of commits) state = applyCommit(kind, state, commit);
  return { state, commits, stored, seq: stored.length };
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

function repeat<S, E>(kind: LogKind<S, E>, stored: readonly Commit[], earlier: CommitOf<E>, fingerprint: string): Appended<S, E> {
  if (earlier.fingerprint !== fingerprint) throw new Refusal('CommandIdReusedError', { command: earlier.command });
  const { state } = fold(kind, stored.slice(0, earlier.seq));
  return { commit: earlier, state, version: earlier.seq, repeated: true };
}

type Unlinked = Pick<Commit, 'pk' | 'commandId' | 'command' | 'fingerprint' | 'actor' | 'at' | 'events' | 'policyVersion'>;

/** The commit that follows a log's last one: numbered, dated and chained to it. */
export function link(last: Commit | undefined, unlinked: Unlinked, digest: Digest): Commit {
  const { pk, commandId, command, fingerprint, actor, at, events, policyVersion } = unlinked;
  const commit = {
    pk,
    seq: (last?.seq ?? 0) + 1,
    commandId,
    fingerprint,
    command,
    actor,
    // A log's instants never go back, whatever a machine's clock says.
    at: last !== undefined && last.at > at ? last.at : at,
    events,
    policyVersion,
    schema: currentSchema,
    hashName: 'sha256' as const,
    prevHash: last?.hash ?? genesisHash,
  };
  return { ...commit, hash: hashOf(commit, digest) };
}
