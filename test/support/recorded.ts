import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Commit } from '#core/ledger/commit.ts';
import { readCommit } from './old-shape.ts';

/** What was recorded with dd93fa3: one JSON object a line, with one key that says what it is. */
const folder = new URL('../fixtures/dd93fa3/', import.meta.url);
/** And with 0deec41: cases of schema 3 with what their webhooks told. */
const folderOf3 = new URL('../fixtures/0deec41/', import.meta.url);

const lineSchema = z.record(z.string(), z.unknown());

const lifeSchema = z.strictObject({
  name: z.string(),
  about: z.string(),
  tags: z.array(z.string()),
  proposalId: z.string(),
  schemas: z.array(z.int()),
  people: z.array(z.string()),
  answeredAt: z.string(),
  alarmsAt: z.array(z.string()),
});

const listsSchema = z.strictObject({ answeredAt: z.string(), people: z.array(z.string()) });

export type Life = z.infer<typeof lifeSchema>;

/** One file of lines. */
export class Recorded {
  readonly #lines: readonly { readonly key: string; readonly raw: string; readonly line: Readonly<Record<string, unknown>> }[];

  constructor(path: string, from = folder) {
    const text = readFileSync(new URL(path, from), 'utf8').trimEnd();
    this.#lines = text.split('\n').map((raw) => {
      const line = lineSchema.parse(JSON.parse(raw));
      return { key: Object.keys(line)[0] ?? '', raw, line };
    });
  }

  /** The lines of these kinds, in their order. */
  of(...kinds: readonly string[]): Readonly<Record<string, unknown>>[] {
    return this.#lines.filter(({ key }) => kinds.includes(key)).map(({ line }) => line);
  }

  /** The bytes of what stands under that key. */
  bytesOf(kind: string): string[] {
    const opens = `{"${kind}":`;
    return this.#lines.filter(({ key }) => key === kind).map(({ raw }) => raw.slice(opens.length, -1));
  }

  get log(): Commit[] {
    return this.of('commit').map(({ commit }) => readCommit(commit));
  }

  get life(): Life {
    return lifeSchema.parse(this.of('life')[0]?.['life']);
  }

  get lists(): z.infer<typeof listsSchema> {
    return listsSchema.parse(this.of('lists')[0]?.['lists']);
  }
}

/** Every case, by the name of its life. */
export function recordedLives(): ReadonlyMap<string, Recorded> {
  const names = readdirSync(new URL('lives/', folder)).sort();
  return new Map(names.map((name) => [name.replace('.jsonl', ''), new Recorded(`lives/${name}`)]));
}

/** Every case of schema 3, by the name of its file. */
export function recordedOf3(): ReadonlyMap<string, Recorded> {
  const names = readdirSync(folderOf3).filter((name) => name.endsWith('.jsonl'));
  return new Map(names.sort().map((name) => [name.replace('.jsonl', ''), new Recorded(name, folderOf3)]));
}

/** Every log by its key. */
export function recordedLogs(): ReadonlyMap<string, readonly Commit[]> {
  const files = [...recordedLives().values(), ...['directory', 'registers', 'webhooks'].map((name) => new Recorded(`${name}.jsonl`))];
  return Map.groupBy(
    files.flatMap(({ log }) => log),
    ({ pk }) => pk,
  );
}
