/** What keeps a cell from being read as the text that somebody sees there. */
export type CellFault = 'formula' | 'date' | 'error' | 'long-number';

/** A cell's text, or why there is none. */
export type Cell = string | { readonly fault: CellFault };

export interface SheetRow {
  /** As people count them, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface ReadSheet {
  readonly rows: readonly SheetRow[];
  /** Rows that share a cell with others, as people count them. */
  readonly mergedRows: ReadonlySet<number>;
}

/** Reads the first sheet of an XLSX file or a CSV file, under caps, and runs nothing in it. */
export interface SheetReader {
  /** @throws Refusal `SheetUnreadableError`, `SheetOldFormatError`, `SheetEncodingError`, `SheetTooLargeError`, `ImportTooManyRowsError` */
  read(bytes: Uint8Array): Promise<ReadSheet>;
}

export interface SheetToWrite {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** In characters. */
  readonly widths?: readonly number[];
  /** What may be chosen in a column, by its place from 0. */
  readonly choices?: ReadonlyMap<number, readonly string[]>;
}

/** Writes lists that open right in WPS and Excel. No text becomes a formula. */
export interface SheetWriter {
  /** Several sheets in one workbook. */
  xlsx(sheets: readonly SheetToWrite[]): Promise<Uint8Array>;
  /** UTF-8 with a byte order mark. */
  csv(sheet: SheetToWrite): Uint8Array;
}
