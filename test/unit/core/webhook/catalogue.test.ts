import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { catalogue, dataSchemaDocument } from '#core/webhook/told/catalogue.ts';
import { dataSchemasOf } from '#core/webhook/told/event-data.ts';
import { isWebhookType, webhookTypes } from '#core/webhook/told/event-types.ts';
import { dataVersions } from '#core/webhook/told/told-version.ts';
import { sha256 } from '#test/support/sha256.ts';
import committed from './data-schema.json' with { type: 'json' };

const api = 'https://api.yunlan.example';
const entries = catalogue(api);
const shapeOf = (schema: z.ZodType): string => sha256(canonicalJson(z.toJSONSchema(schema))).slice(0, 16);

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
    const [newest] = dataSchemasOf(type);
    expect(newest?.schema.parse(example.data)).toEqual(example.data);
    expect(example).toMatchObject({ type, dataschema: `${api}/schemas/${type}.v${newest?.version}.json` });
  });

  it.each(entries)(
    'publishes a JSON Schema of $type that takes its example and refuses anything more or less',
    ({ type, version, example }) => {
      const document = dataSchemaDocument(type, version, api);
      expect(document).toMatchObject({ $id: example.dataschema, $schema: 'https://json-schema.org/draft/2020-12/schema', title: type });
      const { $id: _id, ...shape } = document ?? {};
      const schema = z.fromJSONSchema(shape);
      const { body, ...less } = example.data;
      expect([example.data, { ...example.data, title: '题目' }, less].map((data) => schema.safeParse(data).success)).toEqual([
        true,
        false,
        false,
      ]);
      expect(body).toBe('990112');
    },
  );

  it('changes a shape only together with its version', () => {
    const shapes = webhookTypes.flatMap((type) => dataSchemasOf(type).map(({ version, schema }) => ({ type, version, schema })));
    const present = Object.fromEntries(
      dataVersions.map((version) => {
        const told = shapes.filter((one) => one.version === version);
        return [version, Object.fromEntries(told.map(({ type, schema }) => [type, shapeOf(schema)]))];
      }),
    );
    const instructions = `The shape of a status event's data changed. Receivers hold the old schema, so unless no release has written
that version yet: freeze it as core/webhook/told/event-data-1.ts is, give a new one to the next schema of commits (told-version.ts), and
put this into test/unit/core/webhook/data-schema.json:
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
