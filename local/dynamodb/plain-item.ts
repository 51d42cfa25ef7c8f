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
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      return Array.isArray(value) ? { L: value.map(attribute) } : { M: attributesOf({ ...value }) };
    default:
      throw new TypeError(`${typeof value} is nothing an item can hold`);
  }
}
