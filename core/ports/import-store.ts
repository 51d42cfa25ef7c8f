import type { ImportLine, ImportReport } from '#core/import/import-line.ts';

/**
 * What a file said, between its trial and its run: no fact of any case yet, so it is not in the ledger, and goes by itself after a
 * while. Reads are strongly consistent.
 */
export interface ImportStore {
  put(
    body: string,
    importId: string,
    what: { readonly parts: readonly (readonly ImportLine[])[]; readonly report: ImportReport },
  ): Promise<void>;
  /** The lines of a part, by its place from 0; none where they are gone. */
  part(body: string, importId: string, part: number): Promise<readonly ImportLine[]>;
  report(body: string, importId: string): Promise<ImportReport | undefined>;
}
