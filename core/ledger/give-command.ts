import { Refusal } from '#core/errors/refusal.ts';
import { currentSchema } from './commit.ts';
import { genesisHash } from './genesis-hash.ts';
import type { Actor, Commit, CommitOf } from './commit.ts';
import type { FoldedLogs } from './folded-logs.ts';
import { hashOf } from './hash-chain.ts';
import type { Digest } from './hash-chain.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { applyCommit } from './log-kind.ts';
import type { Folded } from './log-kind.ts';

/** When a command is decided, and what went before it. */
export interface Moment<E> {
  /** The one instant of the commit: what is decided is reckoned by it, and it is what the log says. */
  readonly at: string;
  readonly commits: readonly CommitOf<E>[];
}

export interface CommandToGive<S, E> {
  readonly pk: string;
  readonly commandId: string;
  readonly command: string;
  /** Canonical form of what was asked; its hash is kept to notice a key used for two different commands. */
  readonly request: string;
  /** Of the policy that rules it: one for all, or by the state it is decided on. */
  readonly policyVersion: string | ((state: S | undefined, at: string) => string);
  /** The version the caller saw (`If-Match`); a newer one is refused instead of retried. */
  readonly expectedVersion?: number;
  /** The log as it was read for this command, if it was: it is read again only when somebody else was faster. */
  readonly found?: Folded<S, E>;
  /** Authorises and decides on the present state. No events: nothing is appended. */
  readonly decide: (state: S | undefined, moment: Moment<E>) => { readonly actor: Actor; readonly events: readonly E[] };
}

export interface Carried<S, E> {
  /** The commit that carries the command, old or new; `undefined` when there was nothing to append. */
  readonly commit: CommitOf<E> | undefined;
  /** State right after that commit (or the present one). */
  readonly state: S | undefined;
  readonly version: number;
  /** The command had been carried out before. */
  readonly repeated: boolean;
}

export interface GiveDependencies<S, E> extends LedgerAccess {
  readonly logs: FoldedLogs<S, E>;
}

// Twelve tries: each one lost means that somebody else's commit went through.
const MOST_TRIES = 12;

/**
 * Load, authorise, decide, append, answer: one conditional write per command. A command id that is in the log already answers
 * with what it did then, for ever. A conflict re-reads and decides again. The clock is read once, so a commit has one instant;
 * a log's instants never go back, whatever a machine's clock says.
 * @throws Refusal of `decide`; `VersionConflictError` when `expectedVersion` is no longer the head;
 * `CommandIdReusedError` for one id with two different requests; `TooMuchContentionError` after twelve lost races.
 */
export async function giveCommand<S, E>(toGive: CommandToGive<S, E>, dependencies: GiveDependencies<S, E>): Promise<Carried<S, E>> {
  const { logs, ledger, digest, now } = dependencies;
  const { pk, expectedVersion } = toGive;
  const fingerprint = digest(toGive.request);
  const read = now();
  let found = toGive.found ?? (await logs.read(pk));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const earlier = found.commits.find(({ commandId }) => commandId === toGive.commandId);
    if (earlier !== undefined) return repeat(logs, found, earlier, fingerprint);
    if (expectedVersion !== undefined && expectedVersion !== found.seq) {
      throw new Refusal('VersionConflictError', { expected: expectedVersion, actual: found.seq });
    }
    const last = found.commits.at(-1);
    const at = last !== undefined && last.at > read ? last.at : read;
    const { actor, events } = toGive.decide(found.state, { at, commits: found.commits });
    if (events.length === 0) return { commit: undefined, state: found.state, version: found.seq, repeated: false };
    const { policyVersion: asked } = toGive;
    const policyVersion = typeof asked === 'function' ? asked(found.state, at) : asked;
    const commit = link(last, { ...toGive, policyVersion, fingerprint, actor, at, events: [...events] }, digest);
    if (await ledger.append(commit)) {
      logs.takeIn(pk, [commit]);
      const carried = { ...commit, events };
      return { commit: carried, state: applyCommit(logs.kindOf(pk), found.state, carried), version: commit.seq, repeated: false };
    }
    found = await logs.read(pk);
  }
  throw new Refusal('TooMuchContentionError', { tries: MOST_TRIES });
}

function repeat<S, E>({ kindOf }: FoldedLogs<S, E>, { commits }: Folded<S, E>, earlier: CommitOf<E>, fingerprint: string): Carried<S, E> {
  if (earlier.fingerprint !== fingerprint) throw new Refusal('CommandIdReusedError', { command: earlier.command });
  const kind = kindOf(earlier.pk);
  let state: S | undefined;
  for (const commit of commits.slice(0, earlier.seq)) state = applyCommit(kind, state, commit);
  return { commit: earlier, state, version: earlier.seq, repeated: true };
}

type Unlinked = Pick<Commit, 'pk' | 'commandId' | 'command' | 'fingerprint' | 'actor' | 'at' | 'events' | 'policyVersion'>;

/** The commit that follows a log's last one: numbered, dated and chained to it. */
export function link(last: CommitOf<unknown> | undefined, unlinked: Unlinked, digest: Digest): Commit {
  const { pk, commandId, command, fingerprint, actor, at, events, policyVersion } = unlinked;
  const commit = {
    pk,
    seq: (last?.seq ?? 0) + 1,
    commandId,
    fingerprint,
    command,
    actor,
    at,
    events,
    policyVersion,
    schema: currentSchema,
    hashName: 'sha256' as const,
    prevHash: last?.hash ?? genesisHash,
  };
  return { ...commit, hash: hashOf(commit, digest) };
}
