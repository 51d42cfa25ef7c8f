import { ApiFault } from '../../../api/api-fault.ts';
import type { ApiAnswer, ApiRequest } from '../../../api/call-api.ts';
import type { Allocation, AllocationLine } from '../contract.ts';
import { draftOf, isSameDraft, isUndrafted } from './draft-line.ts';
import type { Draft } from './draft-line.ts';
import type { Change, Changes } from './kept-changes.ts';

export interface SharedState {
  /** As the API has them; a line that was taken out is among them, since its version goes on. */
  readonly lines: ReadonlyMap<string, AllocationLine>;
  /** What is shown: the API's, under what is on its way there. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What was meant here for lines that somebody else was faster with. */
  readonly conflicts: ReadonlyMap<string, Draft>;
  /** Lines that somebody else changed since this page was opened, the latest last. */
  readonly moved: readonly { readonly proposalId: string; readonly by: NonNullable<AllocationLine['changedBy']> }[];
  /** Lines whose change is not on record yet. */
  readonly unsaved: number;
  readonly isCutOff: boolean;
  /** Why the last change was not taken, other than by somebody's being faster. */
  readonly refused: unknown;
  readonly head: Omit<Allocation, 'lines'>;
}

interface Batch {
  readonly command: 'set-lines' | 'remove-lines';
  readonly changes: Changes;
  /** The same for every try of the batch. */
  readonly key: string;
}

export interface SharedBy {
  readonly ask: (request: ApiRequest) => Promise<ApiAnswer<Allocation>>;
  readonly meId: string;
  readonly newKey: () => string;
  /** What was not on record yet when this page was left: by an expired sign-in, or a reload. */
  readonly kept: Changes;
  /** Told of all that is not on record yet, whenever that changes. */
  readonly keep: (unsaved: Changes) => void;
}

// The API's own limit of one command.
const MOST_AT_ONCE = 200;

/**
 * The lines of an allocation that several change at once. A change shows at once and is sent in the order in which it was made, one
 * request at a time, naming the version that was seen; one that came too late is set aside beside what the other made of the line.
 */
export class SharedLines {
  readonly #by: SharedBy;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, Change>();
  #sending: Batch | undefined;
  #after: number;
  #state: SharedState;

  constructor(by: SharedBy, { lines, ...head }: Allocation) {
    this.#by = by;
    this.#path = `/v1/allocations/${head.id}`;
    this.#after = head.version;
    this.#state = {
      lines: new Map(lines.map((line) => [line.proposalId, line])),
      drafts: new Map(lines.map((line) => [line.proposalId, draftOf(line)])),
      conflicts: new Map(),
      moved: [],
      unsaved: 0,
      isCutOff: false,
      refused: undefined,
      head,
    };
    this.#takeUp(by.kept);
  }

  /** What was kept goes on its way again; where somebody else was faster meanwhile it is set aside. */
  #takeUp(kept: Changes): void {
    const conflicts = new Map<string, Draft>();
    for (const [id, change] of kept) {
      if (isSameDraft(change.draft, this.#shown(id))) continue;
      if (change.seen === this.#version(id)) this.#waiting.set(id, change);
      else conflicts.set(id, change.draft);
    }
    if (kept.size > 0) this.#show({ conflicts });
  }

  readonly read = (): SharedState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes lines, shows that and sends it. Whoever changes a line in conflict has seen the other's version of it. */
  edit(ids: Iterable<string>, change: (draft: Draft) => Draft): void {
    const conflicts = new Map(this.#state.conflicts);
    for (const id of ids) {
      const before = this.#shown(id);
      const draft = change(before);
      if (isSameDraft(draft, before)) continue;
      conflicts.delete(id);
      const earlier = this.#waiting.get(id) ?? this.#sending?.changes.get(id);
      this.#waiting.set(id, { draft, seen: earlier?.seen ?? this.#version(id) });
    }
    this.#show({ conflicts, refused: undefined });
    void this.#send();
  }

  /** The other's version stays. */
  yield(id: string): void {
    const conflicts = new Map(this.#state.conflicts);
    conflicts.delete(id);
    this.#show({ conflicts });
  }

  /** Asks what changed since, and sends again what did not arrive. @throws ApiFault other than that nobody answers */
  async look(): Promise<void> {
    try {
      const { body } = await this.#by.ask({ path: `${this.#path}?after=${this.#after}` });
      this.#after = Math.max(this.#after, body.version);
      this.#take(body, 'told');
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      this.#stop(error);
      return;
    }
    if (this.#sending === undefined) await this.#send();
    else if (this.#state.isCutOff) await this.#deliver(this.#sending);
    this.#show({ isCutOff: false });
  }

  async #send(): Promise<void> {
    if (this.#sending !== undefined) return;
    const batch = this.#nextBatch();
    if (batch === undefined) return;
    this.#sending = batch;
    await this.#deliver(batch);
  }

  #nextBatch(): Batch | undefined {
    // What was drafted and taken back before it was sent is no change.
    for (const [id, { draft, seen }] of this.#waiting) if (seen === 0 && isUndrafted(draft)) this.#waiting.delete(id);
    const all = [...this.#waiting];
    const sets = all.filter(([, { draft }]) => !isUndrafted(draft));
    const chosen = (sets.length > 0 ? sets : all).slice(0, MOST_AT_ONCE);
    if (chosen.length === 0) return undefined;
    for (const [id] of chosen) this.#waiting.delete(id);
    return { command: sets.length > 0 ? 'set-lines' : 'remove-lines', changes: new Map(chosen), key: this.#by.newKey() };
  }

  async #deliver(batch: Batch): Promise<void> {
    const { command, changes, key } = batch;
    const lines = [...changes].map(([proposalId, { draft, seen: version }]) =>
      command === 'set-lines' ? { proposalId, version, ...draft } : { proposalId, version },
    );
    try {
      const { body } = await this.#by.ask({ path: `${this.#path}/commands/${command}`, command: { body: { lines }, key } });
      this.#sending = undefined;
      this.#take(body, 'sent');
      // What was changed meanwhile was changed on what has just been taken.
      for (const [id, change] of this.#waiting) if (changes.has(id)) this.#waiting.set(id, { ...change, seen: this.#version(id) });
    } catch (error) {
      if (isUnreachable(error)) {
        this.#stop(error);
        return;
      }
      await this.#sortOut(batch, error);
    }
    this.#show({ isCutOff: false });
    await this.#send();
  }

  /** Nothing can be sent now: until somebody answers again, or, where the sign-in has run out, until the next one. */
  #stop(error: unknown): void {
    const isSignedOut = error instanceof ApiFault && error.kind.is === 'signed-out';
    this.#show(isSignedOut ? { isCutOff: false, refused: error } : { isCutOff: true });
  }

  /** Somebody was faster with some of the lines: these are set aside, the others go again. */
  async #sortOut({ changes }: Batch, error: unknown): Promise<void> {
    if (error instanceof ApiFault && error.kind.is === 'problem' && error.kind.status === 409) {
      const answer = await this.#by.ask({ path: `${this.#path}?after=${this.#after}` }).catch(() => undefined);
      if (answer !== undefined) this.#take(answer.body, 'told');
    }
    this.#sending = undefined;
    const late = [...changes].filter(([id, { seen }]) => this.#version(id) !== seen);
    const conflicts = new Map(this.#state.conflicts);
    for (const [id, { draft }] of late) {
      const mine = this.#waiting.get(id)?.draft ?? draft;
      this.#waiting.delete(id);
      if (!isSameDraft(mine, draftOf(this.#state.lines.get(id)))) conflicts.set(id, mine);
    }
    if (late.length > 0) {
      for (const [id, change] of changes)
        if (!conflicts.has(id) && !this.#waiting.has(id) && this.#version(id) === change.seen) this.#waiting.set(id, change);
    }
    this.#show({ conflicts, ...(late.length > 0 ? {} : { refused: error }) });
  }

  #take({ lines: told, ...head }: Allocation, how: 'told' | 'sent'): void {
    const lines = new Map(this.#state.lines);
    const moved = [...this.#state.moved];
    for (const line of told) {
      const before = lines.get(line.proposalId)?.version ?? 0;
      // An answer may overtake another: a line never goes back.
      if (line.version < before) continue;
      lines.set(line.proposalId, line);
      const by = line.changedBy;
      if (how === 'told' && line.version > before && by !== undefined && by.id !== this.#by.meId)
        moved.push({ proposalId: line.proposalId, by });
    }
    this.#show({ lines, moved, head: head.version < this.#state.head.version ? this.#state.head : head });
  }

  #shown(id: string): Draft {
    return this.#state.drafts.get(id) ?? draftOf(undefined);
  }

  #version(id: string): number {
    return this.#state.lines.get(id)?.version ?? 0;
  }

  #show(change: Partial<SharedState>): void {
    const next = { ...this.#state, ...change };
    const drafts = new Map(this.#state.drafts);
    const onTheWay = new Map([...(this.#sending?.changes ?? []), ...this.#waiting]);
    for (const id of new Set([...next.lines.keys(), ...drafts.keys(), ...onTheWay.keys()])) {
      const draft = onTheWay.get(id)?.draft ?? draftOf(next.lines.get(id));
      // The same object for the same content: a row is drawn anew only where it changed.
      const before = drafts.get(id);
      if (before === undefined || !isSameDraft(before, draft)) drafts.set(id, draft);
    }
    this.#state = { ...next, drafts, unsaved: onTheWay.size };
    this.#by.keep(onTheWay);
    for (const listener of this.#listeners) listener();
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiFault && error.kind.is !== 'problem';
}
