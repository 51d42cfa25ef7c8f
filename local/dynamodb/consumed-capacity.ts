import { isJsonObject, toText, type JsonObject } from '../template/json.ts';
import { readUnits, writeUnits } from './item-size.ts';
import type { StoreFacade } from './store-facade.ts';

/** What one operation consumed of one table, its indexes included. */
export interface ConsumedUnits {
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * Units by table, by AWS's rules: a write costs its item before or after (the larger) and each index entry it changes,
 * a refused condition costs as if it had been met; a Query or Scan is rounded up once, a GetItem for each item.
 */
export function consumedUnits(operation: string, input: JsonObject, output: JsonObject, seen: StoreFacade): Map<string, ConsumedUnits> {
  const units = new Map<string, ConsumedUnits>();
  const add = (table: string, read: number, written: number): void => {
    const sum = units.get(table) ?? { readUnits: 0, writeUnits: 0 };
    units.set(table, { readUnits: sum.readUnits + read, writeUnits: sum.writeUnits + written });
  };
  if (operation === 'Query' || operation === 'Scan') {
    // Without a count the query was refused and read nothing.
    if (output['ScannedCount'] === undefined) return units;
    const looked = seen.streamed.slice(0, Number(output['ScannedCount']));
    add(
      toText(input['TableName']),
      readUnits(
        looked.reduce((sum, bytes) => sum + bytes, 0),
        input['ConsistentRead'] === true,
      ),
      0,
    );
    return units;
  }
  const reads = operation === 'GetItem' || operation === 'BatchGetItem';
  for (const { table, bytesBefore, bytesAfter, indexUnits } of seen.touches) {
    if (reads) add(table, readUnits(bytesBefore, isConsistent(input, table)), 0);
    else add(table, 0, writeUnits(Math.max(bytesBefore, bytesAfter)) + indexUnits);
  }
  return units;
}

function isConsistent(input: JsonObject, table: string): boolean {
  const requests = input['RequestItems'];
  const request = isJsonObject(requests) ? requests[table] : input;
  return isJsonObject(request) && request['ConsistentRead'] === true;
}
