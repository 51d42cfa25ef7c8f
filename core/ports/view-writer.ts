import type { CaseItem, ListItem } from '#core/view/view-items.ts';
import type { ListChange } from '#core/view/list-change.ts';
import type { EventItem } from '#core/webhook/told/event-list.ts';

/** What the list table holds in one log's own partition at present. */
export interface StoredViews {
  /** Commits of the log that have been carried through: the relay's cursor. */
  readonly version: number;
  /** How the lists of a case are laid out that this line belongs to. */
  readonly layout: number;
  readonly items: ReadonlyMap<string, Record<string, unknown>>;
}

export interface ViewWriter {
  load(pk: string): Promise<StoredViews>;
  /** Those of these items that are there, by the text of their keys. */
  find(keys: readonly Pick<ListItem, 'pk' | 'sk'>[]): Promise<ReadonlyMap<string, Record<string, unknown>>>;
  /** Writes and removes items of lists, together with where events are listed. */
  writeLists(change: ListChange, along?: readonly EventItem[]): Promise<void>;
  /** Writes the case and with it the cursor over that of version `over`, 0 for none; `false` when another one is there. */
  writeCase(pk: string, item: CaseItem, over: number): Promise<boolean>;
  /** Writes the case over one of the same version as well; `false` when a newer one is there. */
  restoreCase(pk: string, item: CaseItem): Promise<boolean>;
  /** Points an identity's subject at the person of a body. */
  writeSubject(subject: string, body: string, personId: string): Promise<void>;
  /** Remembers how far a log without list items was read. */
  writeCursor(pk: string, version: number): Promise<void>;
}
