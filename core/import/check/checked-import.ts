import { Refusal } from '#core/errors/refusal.ts';
import type { Headings } from '#core/import/read/headings.ts';
import type { ImportLine, ImportReport } from '#core/import/import-line.ts';

/** A file that was read and tried: what it would do, line by line, and what was said of it. */
export interface CheckedImport {
  readonly lines: readonly ImportLine[];
  readonly report: ImportReport;
  readonly headings: Headings;
}

// A step's worth, and as much as an item of DynamoDB takes: 400 KB, at most three bytes for each of these characters.
const LINES_A_PART = 25;
const MOST_CHARACTERS = 100_000;

/** The lines as they are stored and carried out: some of them together. @throws Refusal `SheetTooLargeError` */
export function partsOf(lines: readonly ImportLine[]): ImportLine[][] {
  const parts: ImportLine[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const length = JSON.stringify(line).length;
    if (length > MOST_CHARACTERS) throw new Refusal('SheetTooLargeError', { limit: MOST_CHARACTERS });
    const last = parts.at(-1);
    if (last === undefined || last.length >= LINES_A_PART || size + length > MOST_CHARACTERS) {
      parts.push([line]);
      size = length;
    } else {
      last.push(line);
      size += length;
    }
  }
  return parts;
}
