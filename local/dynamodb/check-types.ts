import { isJsonObject, type Json, type JsonObject } from '../template/json.ts';

export type TypeCheck = (input: JsonObject, types: JsonObject) => JsonObject;

/**
 * dynalite's check of a request's types, which copies what it checks; items that are well typed at a glance are spared it,
 * since it spends more on them than all the rest of a write. Others are left to it, and to its words.
 */
export function checkTypes(input: JsonObject, types: JsonObject, ofDynalite: TypeCheck): JsonObject {
  const spared = holdersOf(input).map((holder) => {
    const { Item } = holder;
    if (!isWellTyped(Item)) return undefined;
    holder['Item'] = {};
    return { holder, Item };
  });
  try {
    const checked = ofDynalite(input, types);
    holdersOf(checked).forEach((holder, index) => {
      const item = spared[index]?.Item;
      if (item !== undefined) holder['Item'] = item;
    });
    return checked;
  } finally {
    for (const one of spared) if (one !== undefined) one.holder['Item'] = one.Item;
  }
}

/** Where a request has items to write: itself, or the puts of a batch. */
function holdersOf(request: JsonObject): JsonObject[] {
  const { Item, RequestItems } = request;
  if (Item !== undefined) return [request];
  return isJsonObject(RequestItems)
    ? Object.values(RequestItems)
        .flatMap((requests) => (Array.isArray(requests) ? requests : []))
        .flatMap((one) => (isJsonObject(one) && isJsonObject(one['PutRequest']) ? [one['PutRequest']] : []))
    : [];
}

/** Attributes of one type each, the type's content in the JSON that belongs to it; binary ones are not looked at. */
function isWellTyped(item: Json | undefined): item is JsonObject {
  return isJsonObject(item) && Object.values(item).every(isWellTypedValue);
}

function isWellTypedValue(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const [type, another] = Object.keys(value);
  if (type === undefined || another !== undefined) return false;
  const content = value[type];
  switch (type) {
    case 'S':
    case 'N':
      return typeof content === 'string';
    case 'BOOL':
    case 'NULL':
      return typeof content === 'boolean';
    case 'M':
      return isWellTyped(content);
    case 'L':
      return Array.isArray(content) && content.every(isWellTypedValue);
    default:
      return false;
  }
}
