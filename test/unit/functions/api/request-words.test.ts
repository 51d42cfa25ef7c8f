import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check, InvalidRequest } from '#functions/platform/http/check.ts';
import { everyRoute } from '#tools/open-api/every-route.ts';
import { commandNames, commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something that fits, so that one thing at a time can be wrong. */
function sample(schema: Json): unknown {
  if ('default' in schema) return schema['default'];
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return sample(choices[0] as Json);
  if (schema['type'] === 'object') return Object.fromEntries(properties(schema).map(([name, part]) => [name, sample(part)]));
  if (schema['type'] === 'array') return [sample((schema['items'] ?? {}) as Json)];
  if (schema['type'] === 'integer' || schema['type'] === 'number') return schema['minimum'] ?? 1;
  if (schema['type'] === 'boolean') return true;
  return schema['format'] === 'date' ? '2026-03-31' : 'a1';
}

function properties(schema: Json): [string, Json][] {
  return isJson(schema['properties'])
    ? Object.entries(schema['properties']).flatMap(([name, part]) => (isJson(part) ? [[name, part]] : []))
    : [];
}

const wrongs: readonly unknown[] = [
  undefined,
  null,
  '',
  ' \u200B',
  '长'.repeat(20_001),
  'a\u0000b',
  '一\n二',
  '\uD83D',
  7,
  -1,
  1e15,
  true,
  [],
  [7],
  Array.from({ length: 600 }, () => 'x'),
  {},
  { nobody: 1 },
  { on: '2026-02-30' },
  { amount: 0, unit: 'week' },
];

/** The sample with each of its places set to each wrong thing, and what nobody knows beside them. */
function* mistakes(whole: unknown, set: (value: unknown) => unknown = (value) => value): Generator {
  for (const wrong of wrongs) yield set(wrong);
  if (Array.isArray(whole)) yield* mistakes(whole[0], (value) => set([value]));
  if (!isJson(whole)) return;
  yield set({ ...whole, nobody: 1 });
  for (const [name, part] of Object.entries(whole)) yield* mistakes(part, (value) => set({ ...whole, [name]: value }));
}

const schemaWords =
  /undefined|null|NaN|\b(?:string|array|object|record|regex|pattern|received|invalid|union)\b|\[\^?|\\|[<>]=|输入|期望|无效/iu;
const places = /^[^：]*“[^”]*”[^：]*：/u;

// Rules of one unit's letters lie under its id, and whoever wrote that id finds the place by it.
const ofAUnit = /^policy\.letters\.units\.\w+/u;

/** Everything that is told of wrong requests of a schema. */
function faultsOf(schema: z.ZodType, of?: CommandName): InvalidRequest['faults'][number][] {
  const found: InvalidRequest['faults'][number][] = [];
  for (const sent of mistakes(sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))) {
    try {
      check((context) => schema.parse(sent, context), of);
    } catch (error) {
      if (!(error instanceof InvalidRequest)) throw error;
      found.push(...error.faults);
    }
  }
  return [...new Map(found.map((told) => [told.message, told])).values()];
}

const requests: readonly (readonly [string, z.ZodType, CommandName | undefined])[] = [
  ...commandNames.map((name) => [`the command ${name}`, commands[name].body, name] as const),
  ...everyRoute.flatMap(({ spec }) =>
    (['params', 'query', 'body'] as const).map((part) => [`${part} of ${spec.operationId}`, spec[part], undefined] as const),
  ),
];

describe.each(requests)('a wrong request is told in words that people know: %s', (_, schema, of) => {
  const faults = faultsOf(schema, of);

  it('without a word of the schema, in either language', () => {
    for (const { path, message, messageEn } of faults) {
      expect(message, path).toMatch(/\p{Script=Han}/u);
      expect(messageEn, path).toMatch(/^[\p{ASCII}]+$/u);
      for (const text of [message, messageEn]) expect(text).not.toMatch(schemaWords);
    }
  });

  it('by the name that its field has', () => {
    for (const { path, message } of faults) if (path !== '' && !ofAUnit.test(path)) expect(message, path).not.toMatch(places);
  });
});

it('every command tells of something', () => {
  for (const name of commandNames) expect(faultsOf(commands[name].body, name).length, name).toBeGreaterThan(2);
});
