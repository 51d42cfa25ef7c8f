import type { Json } from '../template/json.ts';
import type { Item } from './item-size.ts';

/** An item as a program holds it: texts, numbers, truth values, null, lists and maps. What is `undefined` is left out. */
export type PlainItem = Readonly<Record<string, unknown>>;

/** The item in DynamoDB's JSON. @throws TypeError for a value that is none of these */
export function attributesOf(plain: PlainItem): Item {
  const item: Item = {};
  for (const name in plain) {
    const value = plain[name];
    if (value !== undefined) item[name] = attribute(value);
  }
  return item;
}

function attribute(value: unknown): Json {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  if (typeof value === 'object') return { M: attributesOf({ ...value }) };
  throw new TypeError(`${typeof value} is nothing an item can hold`);
}
