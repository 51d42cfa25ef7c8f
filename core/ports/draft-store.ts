/** One saving of something that is being written. */
export interface SavedDraft {
  /** 1, 2, 3 … of the thing; some are no longer there. */
  readonly version: number;
  readonly at: string;
  /** Who saved it. */
  readonly by: string;
  /** When the stretch of writing began that this saving ends: what one person saves again and again is one version. */
  readonly since: string;
  /** The caller's own name for the saving, so that one made twice is made once. */
  readonly key: string;
  readonly value: unknown;
}

/**
 * What people are writing and have not given to anybody: no fact of a case, so it is not in the ledger (docs/adr/0021). Reads are
 * strongly consistent.
 */
export interface DraftStore {
  latest(body: string, thing: string): Promise<SavedDraft | undefined>;
  version(body: string, thing: string, version: number): Promise<SavedDraft | undefined>;
  /** The newest first, without what was written. */
  versions(body: string, thing: string, most: number): Promise<Omit<SavedDraft, 'value'>[]>;
  /** `false` when there is that version already. */
  add(body: string, thing: string, draft: SavedDraft): Promise<boolean>;
  drop(body: string, thing: string, version: number): Promise<void>;
}
