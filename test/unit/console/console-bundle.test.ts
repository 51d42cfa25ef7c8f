import { readdir, readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusalTexts } from '#core/steps/refusals.ts';
import { statusTexts } from '#core/steps/status-texts.ts';
import { readManifest } from '#tools/build-console.ts';
import type { ConsoleManifest } from '#tools/build-console.ts';

const directory = 'dist/console';
let manifest: ConsoleManifest;
/** Built scripts and styles by their name. */
const texts = new Map<string, string>();
const sizes = new Map<string, number>();

beforeAll(async () => {
  manifest = await readManifest(directory);
  for (const name of await readdir(`${directory}/assets`)) {
    const plain = name.replace(/\.gz$/, '');
    if (plain === name) continue;
    const packed = await readFile(`${directory}/assets/${name}`);
    sizes.set(`assets/${plain}`, packed.length);
    texts.set(`assets/${plain}`, gunzipSync(packed).toString());
  }
});

const scripts = () => [...texts].filter(([name]) => name.endsWith('.js'));

/** Every script that comes with an entry or a lazily loaded room, the chunks they share included. */
function filesOf(source: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[source];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const one of chunk.imports) filesOf(one, found);
  return found;
}

const entry = () => Object.keys(manifest).find((source) => manifest[source]?.isEntry) ?? '';
const named = (name: string) => Object.keys(manifest).find((source) => manifest[source]?.name === name && source.endsWith('.js')) ?? name;
/** What every page of the desk loads: what enters, and the desk that it brings. */
const desk = () => filesOf(named('desk'), filesOf(entry()));
const weigh = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);

describe('the built client', () => {
  it('comes packed in both encodings and in no other', async () => {
    const names = await readdir(`${directory}/assets`);
    const plain = new Set(names.map((name) => name.replace(/\.(br|gz)$/, '')));
    expect(names.toSorted()).toEqual([...plain].flatMap((name) => [`${name}.br`, `${name}.gz`]).toSorted());
    for (const name of plain) expect(name).toMatch(/^[\w.-]+-[\w-]{8}\.(js|css|svg|png)$/);
  });

  it('lies beside the bundle of the API as it was built, and not in it', async () => {
    expect((await readdir('dist/functions/api/console/assets')).toSorted()).toEqual((await readdir(`${directory}/assets`)).toSorted());
    expect(await readFile('dist/functions/api/index.mjs', 'utf8')).not.toContain('ant-btn');
  });

  it('weighs at most 250 KB before the first room, and no room more than 300 KB on top of that', () => {
    const first = desk();
    expect(weigh(first)).toBeLessThanOrEqual(250_000);
    const lazy = Object.values(manifest).flatMap(({ dynamicImports }) => dynamicImports);
    expect(lazy.length).toBeGreaterThan(4);
    for (const room of new Set(lazy)) {
      const more = [...filesOf(room)].filter((file) => !first.has(file));
      expect(weigh(more), room).toBeLessThanOrEqual(300_000);
    }
  });

  it('takes whoever has to sign in to the provider and back without the desk: a few kilobytes and no styles', async () => {
    const files = filesOf(entry());
    expect(weigh(files)).toBeLessThanOrEqual(8_000);
    expect(await readFile(`${directory}/shell.html`, 'utf8')).not.toMatch(/rel="stylesheet"|modulepreload/);
  });

  it('comes to whoever is signed in in a handful of files: each is a request', () => {
    const files = filesOf(named('frame'), desk());
    expect(weigh(files)).toBeGreaterThan(200_000);
    expect(files.size).toBeLessThanOrEqual(5);
    // Beside it the room where most begin needs nothing.
    expect(filesOf('rooms/work/work-room.tsx', new Set(files)).size).toBe(files.size);
  });

  it('has no syntax that Chromium 95 does not read', async () => {
    for (const [name, code] of scripts()) {
      const of = async (target: string) => (await transform(code, { target, legalComments: 'none' })).code;
      // What would have to be rewritten for it is newer than it.
      expect((await of('chrome95')) === (await of('esnext')), name).toBe(true);
    }
  });

  it('calls nothing that came after Chromium 95', () => {
    const newer =
      /\.(?:toSorted|toReversed|toSpliced|findLast|findLastIndex|isWellFormed|toWellFormed|groupBy|fromAsync|withResolvers|isSubsetOf|canParse|showPopover|checkVisibility)\(|structuredClone\(|AbortSignal\.(?:any|timeout)\(/g;
    for (const [name, code] of scripts()) {
      expect(
        [...code.matchAll(newer)].map(({ 0: call, index }) => code.slice(index - 40, index + call.length)),
        name,
      ).toEqual([]);
    }
  });

  it('loses no rule of its styles to a selector that Chromium 95 does not read', async () => {
    const own = (await readFile('console/look/desk.css', 'utf8')).replaceAll(/\/\*.*?\*\/|@supports [^{]*/gs, '');
    expect(own).not.toMatch(/:has\(|color-mix|@container|@layer|\d[dsl]vh/);
    // A browser drops the whole rule for one selector it does not know: those stand alone, for refinements only.
    const styles = [...texts].filter(([name]) => name.endsWith('.css')).map(([, text]) => text);
    const rules = styles.flatMap((text) => [...text.matchAll(/([^{};]*:has\([^{};]*)\{/g)].map(([, selectors]) => selectors ?? ''));
    const mixed = rules.filter((selectors) => !topLevel(selectors).every((selector) => selector.includes(':has(')));
    expect(mixed).toEqual([]);
  });

  it('tells an older browser so, in JavaScript that any reads', async () => {
    const [, code] = [...texts].find(([name]) => name.startsWith('assets/too-old-')) ?? [];
    await expect(transform(code ?? '?', { target: 'es5' })).resolves.toBeDefined();
    expect(code).not.toMatch(/\b(const|let)\b|=>|`/);
  });

  it('has a shell without anything that its content policy refuses', async () => {
    const page = await readFile(`${directory}/shell.html`, 'utf8');
    expect(page).not.toMatch(/ style=| on\w+=|<style|<script>|https?:/);
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g))
      expect(texts.has((address ?? '').replace('/console/', ''))).toBe(true);
  });

  it('takes of the catalogues what it shows: no words of mails, webhooks or refusals', () => {
    const all = scripts()
      .map(([, code]) => code)
      .join('');
    const held = (words: Iterable<string>): string[] => [...words].filter((word) => all.includes(word));
    const statuses = Object.values(statusTexts).map(({ en }) => en);
    const refusals = [...refusalTexts.values()].map(({ todo }) => todo.en);
    expect(held(['sentence:', ...statuses, ...refusals])).toEqual([]);
  });

  it('carries no schema of the contracts it has its types from', () => {
    for (const [name, code] of scripts()) expect(/ZodError|zod/.test(code), name).toBe(false);
  });
});

/** Splits a selector list at its commas, not at those within brackets. */
function topLevel(selectors: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const character of selectors) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
