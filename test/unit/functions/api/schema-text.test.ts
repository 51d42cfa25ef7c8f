import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { schemaText } from '#tools/open-api/schema-text.ts';

const textOf = (schema: z.ZodType) => schemaText(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

describe('a schema as text', () => {
  it.each<[string, z.ZodType, string]>([
    ['an identifier', identifier, 'id'],
    ['a text with bounds', z.string().min(1).max(100), 'string (1…100)'],
    ['a text with a pattern', z.string().regex(/^\d+$/), 'string /^\\d+$/'],
    ['a date', z.iso.date(), 'date'],
    ['a whole number without bounds', z.int(), 'integer'],
    ['a whole number above zero', z.int().positive(), 'integer (1…)'],
    ['a number up to a bound', z.number().max(2.5), 'number (…2.5)'],
    ['a yes or no', z.boolean().default(false), 'boolean = false'],
    ['one word', z.literal('A'), '"A"'],
    ['one of some', z.enum(['a', 'b']), '"a" | "b"'],
    ['one of two shapes', z.union([z.strictObject({ on: z.iso.date() }), z.null()]), '{ on: date } | null'],
    ['a list with bounds', z.array(z.string()).max(30).default([]), 'string[] (…30) = []'],
    ['a list of choices', z.array(z.enum(['a', 'b'])), '("a" | "b")[]'],
    ['what may be left out', z.strictObject({ a: z.string(), b: z.string().optional() }), '{ a: string, b?: string }'],
    ['a name that needs quotes', z.strictObject({ 'a.b': z.boolean() }), '{ "a.b": boolean }'],
    ['a record', z.record(z.string(), z.boolean()), '{ [string]: boolean }'],
    ['nothing in it', z.strictObject({}), '{}'],
    ['anything', z.unknown(), 'any'],
  ])('%s', (_name, schema, text) => {
    expect(textOf(schema)).toBe(text);
  });

  it('breaks what is long, one field or shape a line, words as many as fit', () => {
    const words = z.enum(Array.from({ length: 9 }, (_, n) => `a-longer-word-${n}`));
    const shape = z.strictObject({ kind: words, next: z.array(z.strictObject({ kind: words })) });
    expect(textOf(z.union([shape, z.strictObject({ on: z.iso.date() })]))).toBe(`{
    kind: "a-longer-word-0" | "a-longer-word-1" | "a-longer-word-2"
      | "a-longer-word-3" | "a-longer-word-4" | "a-longer-word-5"
      | "a-longer-word-6" | "a-longer-word-7" | "a-longer-word-8"
    next: ({
      kind: "a-longer-word-0" | "a-longer-word-1" | "a-longer-word-2"
        | "a-longer-word-3" | "a-longer-word-4" | "a-longer-word-5"
        | "a-longer-word-6" | "a-longer-word-7" | "a-longer-word-8"
    })[]
  }
  | { on: date }`);
  });

  it('a reference by its last name, and what is no schema as anything', () => {
    expect(schemaText({ $ref: '#/components/schemas/Problem' })).toBe('Problem');
    expect(schemaText(undefined)).toBe('any');
  });
});
