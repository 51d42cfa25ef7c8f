import { isJsonObject, toText, type JsonObject } from '../template/json.ts';
import type { ConsumedUnits } from './consumed-capacity.ts';

/** How often an operation was asked of a table or index since the process began, refusals included, and what it consumed. */
export interface RequestCount {
  /** As on the wire, e.g. `Query`. */
  readonly operation: string;
  /** A table, `<table>.<index>`, several tables joined by `+` for a batch over them, or nothing. */
  readonly on: string;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

type Sums = { -readonly [Figure in 'calls' | 'readUnits' | 'writeUnits']: RequestCount[Figure] };

/** Counts requests by operation and by what they ask. */
export class RequestCounts {
  readonly #counts = new Map<string, { readonly operation: string; readonly on: string; readonly sums: Sums }>();

  /** @param consumed by table */
  add(operation: string, input: JsonObject, consumed: ReadonlyMap<string, ConsumedUnits>): void {
    const on = askedOf(input);
    const key = `${operation} ${on}`;
    const row = this.#counts.get(key) ?? { operation, on, sums: { calls: 0, readUnits: 0, writeUnits: 0 } };
    this.#counts.set(key, row);
    row.sums.calls += 1;
    for (const { readUnits, writeUnits } of consumed.values()) {
      row.sums.readUnits += readUnits;
      row.sums.writeUnits += writeUnits;
    }
  }

  /** In the order in which they were first asked. */
  list(): RequestCount[] {
    return [...this.#counts.values()].map(({ operation, on, sums }) => ({ operation, on, ...sums }));
  }
}

function askedOf({ TableName, IndexName, RequestItems }: JsonObject): string {
  if (isJsonObject(RequestItems)) return Object.keys(RequestItems).sort().join('+');
  return IndexName === undefined ? toText(TableName) : `${toText(TableName)}.${toText(IndexName)}`;
}
