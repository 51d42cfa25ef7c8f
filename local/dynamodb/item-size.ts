import { isJsonObject, type Json, type JsonObject } from '../template/json.ts';

/** An item in DynamoDB's JSON: attribute name to `{S: …}`, `{N: …}`, `{M: …}` and so on. */
export type Item = JsonObject;

const KILOBYTE = 1024;

/**
 * Bytes DynamoDB bills for an item: names and strings in UTF-8, so a Chinese character counts three.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) size += Buffer.byteLength(name) + valueSize(value);
  }
  return size;
}

/** Write units of an item of `bytes` before or after, whichever is larger: one a started kilobyte, at least one. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / KILOBYTE));
}

/** Read units of `bytes` read at once: one a started four kilobytes, at least one, half unless consistent. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / (4 * KILOBYTE))) * (consistent ? 1 : 0.5);
}

function valueSize(value: Json | undefined): number {
  if (!isJsonObject(value)) return 0;
  for (const type in value) return typedSize(type, value[type]);
  return 0;
}

function typedSize(type: string, value: Json | undefined): number {
  if (typeof value === 'string') {
    if (type === 'N') return numberSize(value);
    return type === 'B' ? Buffer.byteLength(value, 'base64') : Buffer.byteLength(value);
  }
  if (Array.isArray(value)) {
    if (type === 'L') return value.reduce<number>((sum, entry) => sum + 1 + valueSize(entry), 3);
    return value.reduce<number>((sum, entry) => sum + typedSize(type.slice(0, 1), entry), 0);
  }
  if (isJsonObject(value)) return 3 + Object.keys(value).length + itemSize(value);
  return 1;
}

/** About one byte for two significant digits and one more, a second one for a sign. */
function numberSize(value: string): number {
  const digits = value
    .replace(/[eE].*$/, '')
    .replaceAll(/^-?0*\.?0*|\./g, '')
    .replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (value.startsWith('-') ? 1 : 0);
}
