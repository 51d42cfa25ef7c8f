import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saidOf } from '#core/case/define/telling-text.ts';
import { events as shared } from '#core/case/events.ts';
import { refusals as sharedRefusals } from '#core/case/refusals.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { Term } from '#core/contracts/term.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { clocks } from '#core/steps/clocks.ts';
import { commands } from '#core/steps/commands.ts';
import { events } from '#core/steps/events.ts';
import { refusalOfFault } from '#core/steps/attachments/commands.ts';
import { ownRefusalTexts } from '#tools/texts/own-refusal-texts.ts';
import { refusalTexts as caseRefusalTexts } from '#core/steps/refusals.ts';
import { tellings } from '#core/steps/tellings.ts';
import { clockTerms, commandFields, commandTerms, fieldTerms, silenceTerms, tellingsEn, tellingsZh } from '#core/steps/texts.ts';
import { statusTexts } from '#core/steps/status-texts.ts';
import { statusTypes } from '#core/webhook/told/event-types.ts';
import { facts } from '#tools/texts/beside-cases.ts';

type Rows = Readonly<Record<string, unknown>>;
type Room = Readonly<Record<string, Rows>>;

const root = new URL('../../../../core/', import.meta.url);
/** Some are told by one function alone. */
const refusalTexts = new Map([...caseRefusalTexts, ...ownRefusalTexts]);
const steps = readdirSync(new URL('steps/', root), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

/** What a step's file exports; nothing where the step has no such file. */
async function exportsOf(step: string, file: string): Promise<Room> {
  const files = readdirSync(new URL(`steps/${step}/`, root));
  return files.includes(file) ? ((await import(new URL(`steps/${step}/${file}`, root).href)) as Room) : {};
}

/** The rows of one kind in all steps, by step. */
async function rowsOf(kind: string, file = `${kind}.ts`): Promise<readonly (readonly [step: string, rows: Rows])[]> {
  const rooms = await Promise.all(steps.map(async (step) => [step, await exportsOf(step, file)] as const));
  return rooms.flatMap(([step, room]) => (room[kind] === undefined ? [] : [[step, room[kind]] as const]));
}

/** The refusals of all steps: with its commands, or beside them where those are carried by one function alone. */
const refusalRooms = async () => [...(await rowsOf('refusals', 'commands.ts')), ...(await rowsOf('refusals'))];

const keysOf = (rooms: readonly (readonly [string, Rows])[]): string[] => rooms.flatMap(([, rows]) => Object.keys(rows));

describe('a registry', () => {
  it.each([
    ['commands', commands, {}],
    ['events', events, shared],
    ['clocks', clocks, {}],
    ['tellings', tellings, {}],
  ])('of %s has every row of every step, each once, and no other', async (kind, registry: Rows, besides: Rows) => {
    const rooms = await rowsOf(kind);
    expect([...keysOf(rooms), ...Object.keys(besides)].sort()).toEqual(Object.keys(registry).sort());
    for (const [, rows] of rooms) expect(registry).toMatchObject(rows);
  });

  it('of refusals has every one of every step, each once, with its status', async () => {
    const rooms = await refusalRooms();
    const names = [...keysOf(rooms), ...Object.keys(sharedRefusals)];
    expect(new Set(names).size).toBe(names.length);
    for (const [name, status] of [...rooms.flatMap(([, rows]) => Object.entries(rows)), ...Object.entries(sharedRefusals)]) {
      expect([name, refusalTexts.get(name)?.status]).toEqual([name, status]);
    }
  });

  it('is not told apart by folders that hold nothing', async () => {
    expect(steps.length).toBeGreaterThan(10);
    const kinds = await Promise.all(['commands', 'events', 'clocks', 'tellings'].map((kind) => rowsOf(kind)));
    const told = new Set(kinds.flat().map(([step]) => step));
    expect(steps.filter((step) => !told.has(step))).toEqual([]);
  });
});

describe('a row', () => {
  it.each(Object.entries(commands))('of commands is kept under its name: %s', (key, { name }) => {
    expect(name).toBe(key);
  });

  it.each(Object.entries(events))('of events is kept under its type: %s', (key, { schema }) => {
    const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    expect(shape.properties?.['type']).toMatchObject({ const: key });
  });

  it('of clocks is kept under a kind that stored events may name', () => {
    expect(Object.keys(clocks).sort()).toEqual([...clockKinds].sort());
  });

  it('of events tells of itself: each telling it names is of it, and each telling is named by its event', () => {
    const named = Object.entries(events).flatMap(([type, { tells }]) => tells.map((kind) => `${type} ${kind}`));
    const told = Object.entries(tellings).map(([kind, { of }]) => `${of} ${kind}`);
    expect(new Set(named).size).toBe(named.length);
    expect(named.sort()).toEqual(told.sort());
  });

  it('of clocks presets a silence and spans that a policy may have', () => {
    for (const [kind, { silence, preset, spans }] of Object.entries(clocks)) {
      expect([...Object.keys(silence), 'never'], kind).toContain(preset.outcome);
      for (const span of Object.keys(spans)) expect(Object.keys(defaultPolicy.clocks), kind).toContain(span);
    }
  });
});

const isSaid = ({ zh, en }: Term): boolean => /\p{Script=Han}/u.test(zh) && /^[\x20-\x7e’“”–—]+$/.test(en);

describe('the words', () => {
  it.each([
    ['commands', Object.keys(commands), commandTerms],
    ['clocks', Object.keys(clocks), clockTerms],
    ['statuses', statusTypes, statusTexts],
    ['silences', [...new Set([...Object.values(clocks).flatMap(({ silence }) => Object.keys(silence)), 'never'])], silenceTerms],
  ] as [string, readonly string[], Readonly<Record<string, Term>>][])(
    'of %s are there for each, and for nothing else, in both languages',
    (_, names, terms) => {
      expect(Object.keys(terms).sort()).toEqual([...names].sort());
      expect(Object.entries(terms).filter(([, term]) => !isSaid(term))).toEqual([]);
    },
  );

  it('of tellings are there for each, and for nothing else, in both languages', () => {
    const kinds = Object.keys(tellings).sort();
    expect([Object.keys(tellingsZh).sort(), Object.keys(tellingsEn).sort()]).toEqual([kinds, kinds]);
    for (const [kind, { name, tag }] of Object.entries(tellingsZh)) {
      expect([kind, isSaid({ zh: name, en: tellingsEn[kind as keyof typeof tellingsEn].name })]).toEqual([kind, true]);
      expect(saidOf(tag, facts)).toMatch(/^\p{Script=Han}+$/u);
    }
  });

  it('of refusals are there in both languages, and tell of the same facts', () => {
    for (const [name, { title, todo }] of refusalTexts) {
      expect([name, isSaid(title), isSaid(todo)]).toEqual([name, true, true]);
    }
  });

  it('of a step are of its own rows, the same in both languages', async () => {
    const rooms = await refusalRooms();
    for (const step of steps) {
      const [zh, en] = await Promise.all(['texts.zh.ts', 'texts.en.ts'].map((file) => exportsOf(step, file)));
      for (const kind of ['commands', 'clocks', 'tellings'] as const) {
        const rows = (await exportsOf(step, `${kind}.ts`))[kind] ?? {};
        expect([step, Object.keys(zh?.[kind] ?? {}).sort()]).toEqual([step, Object.keys(rows).sort()]);
      }
      const refusals = rooms.find(([one]) => one === step)?.[1] ?? {};
      expect([step, Object.keys(zh?.['refusals'] ?? {}).sort()]).toEqual([step, Object.keys(refusals).sort()]);
      for (const kind of Object.keys(en ?? {}))
        expect([step, kind, Object.keys(en?.[kind] ?? {})]).toEqual([step, kind, Object.keys(zh?.[kind] ?? {})]);
    }
  });

  it('label every field of every form', () => {
    for (const [name, { body }] of Object.entries(commands)) {
      const own: Readonly<Record<string, Term>> = commandFields[name as keyof typeof commands] ?? {};
      const fields = fieldsOf(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }));
      const unlabelled = fields.filter((field) => !Object.hasOwn(own, field) && !Object.hasOwn(fieldTerms, field));
      expect([name, unlabelled]).toEqual([name, []]);
      expect([name, Object.keys(own).filter((field) => !fields.includes(field))]).toEqual([name, []]);
    }
  });
});

/** Names of fields at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
}

describe('a refusal of a step', () => {
  // Of files some are refused before there is a command: by the function that takes them in.
  const sources = [root, new URL('../functions/serve-files/', root)]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(new URL(path, folder), 'utf8')),
    )
    .join('\n');

  it('is thrown somewhere in core, and none is thrown that no room lists', async () => {
    const named = [...sources.matchAll(/new Refusal\(\s*'(\w+)'/g)].map(([, name = '']) => name);
    const thrown = new Set<string>([...named, ...Object.values(refusalOfFault)]);
    const listed = [...keysOf(await refusalRooms()), ...Object.keys(sharedRefusals)];
    expect(listed.filter((name) => !thrown.has(name))).toEqual([]);
    expect([...thrown].filter((name) => !refusalTexts.has(name))).toEqual([]);
  });
});
