import { isJsonObject, toText, type Json, type JsonObject } from '../template/json.ts';
import type { IndexDescription, TableDescription } from './dynalite-modules.ts';
import type { Item } from './item-size.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
const MOST_BYTES: Readonly<Record<string, number>> = { HASH: 2048, RANGE: 1024 };
const DEEPEST = 32;

const TOO_LONG: Readonly<Record<string, string>> = {
  HASH: 'Size of hashkey has exceeded the maximum size limit of2048 bytes',
  RANGE: 'Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
};

/** Why DynamoDB refuses to store `item`, in its words; undefined where it does not. Dynalite counts characters of the table's own keys alone. */
export function refusalOfItem(item: Item, table: TableDescription): string | undefined {
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table;
  return (
    refusalOfKey(item, table.KeySchema) ??
    [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].reduce<string | undefined>(
      (refusal, index) => refusal ?? emptyKey(item, index) ?? refusalOfKey(item, index.KeySchema),
      undefined,
    ) ??
    (Object.values(item).some((value) => isDeeper(value, DEEPEST))
      ? 'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'
      : undefined)
  );
}

/** Why DynamoDB refuses a request for what is in it, before anything is read or written: of a batch, the whole of it. */
export function refusalOfRequest(input: JsonObject, tableOf: (name: string) => TableDescription | undefined): string | undefined {
  const { RequestItems } = input;
  const asked: [string, Json][] = isJsonObject(RequestItems)
    ? Object.entries(RequestItems).flatMap(([table, requests]) => partsOf(requests).map((part): [string, Json] => [table, part]))
    : [[toText(input['TableName'] ?? ''), input]];
  for (const [name, { Item, Key }] of asked.filter((one): one is [string, JsonObject] => isJsonObject(one[1]))) {
    const table = tableOf(name);
    if (table === undefined) continue;
    const refusal = isJsonObject(Item) ? refusalOfItem(Item, table) : isJsonObject(Key) ? refusalOfKey(Key, table.KeySchema) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What a batch asks of one table: its puts and deletes, or the keys to get. */
function partsOf(requests: Json): readonly Json[] {
  if (Array.isArray(requests)) return requests.flatMap((one: Json) => (isJsonObject(one) ? Object.values(one) : []));
  const keys = isJsonObject(requests) ? requests['Keys'] : undefined;
  return Array.isArray(keys) ? keys.map((Key: Json) => ({ Key })) : [];
}

function refusalOfKey(key: Item, schema: IndexDescription['KeySchema']): string | undefined {
  const tooLong = schema.find(({ AttributeName, KeyType }) => keyBytes(key[AttributeName]) > (MOST_BYTES[KeyType] ?? Infinity));
  return tooLong && `One or more parameter values were invalid: ${TOO_LONG[tooLong.KeyType]}`;
}

function emptyKey(item: Item, { IndexName, KeySchema }: IndexDescription): string | undefined {
  const empty = KeySchema.find(({ AttributeName }) => keyBytes(item[AttributeName]) === 0);
  if (empty === undefined) return undefined;
  const value = item[empty.AttributeName];
  const kind = isJsonObject(value) && 'B' in value ? 'binary' : 'string';
  const what = `A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value`;
  return `One or more parameter values are not valid. ${what}. IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`;
}

/** Bytes of a text or binary; a number, which always fits, and what is not there count as one. */
function keyBytes(value: Json | undefined): number {
  if (!isJsonObject(value)) return 1;
  if (typeof value['S'] === 'string') return Buffer.byteLength(value['S']);
  return typeof value['B'] === 'string' ? Buffer.byteLength(value['B'], 'base64') : 1;
}

function isDeeper(value: Json | undefined, levels: number): boolean {
  if (!isJsonObject(value)) return false;
  const { M, L } = value;
  const within = isJsonObject(M) ? Object.values(M) : Array.isArray(L) ? L : undefined;
  return within !== undefined && (levels === 0 || within.some((one) => isDeeper(one, levels - 1)));
}
