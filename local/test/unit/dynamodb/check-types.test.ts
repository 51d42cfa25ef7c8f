import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { checkTypes } from '../../../dynamodb/check-types.ts';
import type { JsonObject } from '../../../template/json.ts';

const load = createRequire(import.meta.url);
const validations: { checkTypes: (input: JsonObject, types: JsonObject) => JsonObject } = load('dynalite/validations');
const types = {
  put: load('dynalite/validations/putItem').types as JsonObject,
  batch: load('dynalite/validations/batchWriteItem').types as JsonObject,
};

const plain = {
  pk: { S: '提案' },
  n: { N: '1' },
  yes: { BOOL: true },
  none: { NULL: true },
  map: { M: { list: { L: [{ S: 'a' }, { M: {} }] } } },
};

function parsed(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

function outcome(run: () => JsonObject): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

/** The items that dynalite was left to look at, and what came of the request. */
function check(written: object, of: keyof typeof types) {
  const [input, copy]: [JsonObject, JsonObject] = [parsed(written), parsed(written)];
  const looked: unknown[] = [];
  const ours = outcome(() =>
    checkTypes(input, types[of], (given, known) => {
      looked.push(...JSON.stringify(given).matchAll(/"Item":(?!\{\})/g));
      return validations.checkTypes(given, known);
    }),
  );
  return { looked: looked.length, ours, theirs: outcome(() => validations.checkTypes(copy, types[of])), left: [input, copy] };
}

describe('the types of a request', () => {
  it.each([
    ['a put', { TableName: 'T', Item: plain, ConditionExpression: 'a' }, 'put'],
    ['a put with fields nobody knows', { TableName: 'T', Item: plain, Unknown: 1 }, 'put'],
    [
      'a batch',
      {
        RequestItems: {
          T: [{ PutRequest: { Item: plain } }, { DeleteRequest: { Key: { pk: { S: 'a' } } } }],
          U: [{ PutRequest: { Item: {} } }],
        },
      },
      'batch',
    ],
  ] as const)('of %s are as dynalite finds them, and it is spared plain items', (_name, input, of) => {
    const { looked, ours, theirs, left } = check(input, of);
    expect(ours).toEqual(theirs);
    expect(left[0]).toEqual(left[1]);
    expect(looked).toBe(0);
  });

  it.each([
    { S: 1 },
    { N: 1 },
    { BOOL: 'true' },
    { NULL: 1 },
    { S: 'a', N: '1' },
    {},
    { M: [] },
    { M: { inner: { S: 1 } } },
    { L: {} },
    { L: [{ X: 'a' }] },
    { L: [null] },
    { B: 'YQ==' },
    { B: 'Y' },
    { SS: ['a'] },
    { SS: [1] },
    { X: 'a' },
    'text',
    null,
    [],
  ])('of an item with %j are left to dynalite', (value) => {
    for (const [input, of] of [
      [{ TableName: 'T', Item: { pk: { S: 'a' }, value } }, 'put'],
      [{ RequestItems: { T: [{ PutRequest: { Item: { value } } }, { PutRequest: { Item: { pk: { S: 'b' } } } }] } }, 'batch'],
    ] as const) {
      const { looked, ours, theirs } = check(input, of);
      expect(ours).toEqual(theirs);
      expect(looked).toBe(1);
    }
  });

  it.each([
    { TableName: 'T', Item: 'text' },
    { TableName: 'T', Item: null },
    { TableName: 1, Item: plain },
  ])('of a request that is none are left to dynalite: %j', (input) => {
    const { ours, theirs } = check(input, 'put');
    expect(ours).toEqual(theirs);
  });

  it.each([[], 'text', { T: 'text' }, { T: [null, 'text', { PutRequest: null }, { PutRequest: { Item: { pk: { S: 'a' } } } }] }])(
    'of a batch that is none are left to dynalite: %j',
    (RequestItems) => {
      const { ours, theirs } = check({ RequestItems }, 'batch');
      expect(ours).toEqual(theirs);
    },
  );
});
