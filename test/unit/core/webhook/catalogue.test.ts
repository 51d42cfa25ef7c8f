import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { catalogue, dataSchemaDocument } from '#core/webhook/catalogue.ts';
import { dataSchemaOf, dataVersion } from '#core/webhook/event-data.ts';
import { isWebhookType, webhookTypes } from '#core/webhook/event-types.ts';
import { sha256 } from '#test/support/sha256.ts';
import committed from './data-schema.json' with { type: 'json' };

const api = 'https://api.yunlan.example';
const entries = catalogue(api);
const shapeOf = (type: (typeof webhookTypes)[number]): string => sha256(canonicalJson(z.toJSONSchema(dataSchemaOf(type)))).slice(0, 16);

describe('the catalogue of events', () => {
  it('has every type once, with its meaning in both languages', () => {
    expect(entries.map(({ type }) => type)).toEqual(webhookTypes);
    expect(new Set(entries.map(({ meaning }) => meaning.zh)).size).toBe(entries.length);
    for (const { meaning } of entries) {
      expect(meaning.zh).toMatch(/\p{Script=Han}/u);
      expect(meaning.en).toMatch(/^[\x20-\x7e]+\.$/);
    }
  });

  it.each(entries)('gives an example of $type that its schema takes', ({ type, example }) => {
    expect(dataSchemaOf(type).parse(example.data)).toEqual(example.data);
    expect(example).toMatchObject({ type, dataschema: `${api}/schemas/${type}.v1.json` });
  });

  it.each(entries)('publishes a JSON Schema of $type that takes its example and refuses anything more or less', ({ type, example }) => {
    const document = dataSchemaDocument(type, api);
    expect(document).toMatchObject({ $id: example.dataschema, $schema: 'https://json-schema.org/draft/2020-12/schema', title: type });
    const { $id: _id, ...shape } = document;
    const schema = z.fromJSONSchema(shape);
    const { body, ...less } = example.data;
    expect([example.data, { ...example.data, title: '题目' }, less].map((data) => schema.safeParse(data).success)).toEqual([
      true,
      false,
      false,
    ]);
    expect(body).toBe('990112');
  });

  it('changes a shape only together with its version', () => {
    const present = { version: dataVersion, types: Object.fromEntries(webhookTypes.map((type) => [type, shapeOf(type)])) };
    const instructions = `The shape of a status event's data changed. Receivers hold the old schema, so: give \`dataVersion\`
(core/webhook/event-data.ts) a new version, keep serving the old schema, and put this into test/unit/core/webhook/data-schema.json:
${JSON.stringify(present, null, 2)}`;
    expect(committed, instructions).toEqual(present);
  });
});

describe('the name of a type', () => {
  it('is told from any other word', () => {
    expect(webhookTypes.every(isWebhookType)).toBe(true);
    for (const other of ['', 'proposal', 'proposal.drafted', 'toString', 'endpoint.disabled']) expect(isWebhookType(other)).toBe(false);
  });
});
