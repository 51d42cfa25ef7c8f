import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { bringTypefaces } from '#tools/bring-typefaces.ts';
import { functionBundle } from '#tools/build.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

// What the function of letters does with files, as it is when nothing but its bundle is there: no package, no working directory.
const source = `
  import { fontsBeside } from '#functions/adapters/letters/letter-fonts.ts';
  import { renderAs } from '#functions/render-letter/render.ts';
  import { textOfUpload } from '#functions/render-letter/text-of-upload.ts';
  import { fileURLToPath } from 'node:url';
  const fonts = () => fontsBeside(fileURLToPath(new URL('fonts/', import.meta.url)));
  export const print = async (kind, letter) => (await renderAs(kind, { letter, madeAt: new Date(0), isDraft: false, fonts })).bytes;
  export const read = textOfUpload;
`;
const isFunction = (value: unknown): boolean => typeof value === 'function';
const bundleSchema = z.object({
  print: z.custom<(kind: string, letter: object) => Promise<Uint8Array>>(isFunction),
  read: z.custom<(bytes: Uint8Array) => Promise<string>>(isFunction),
});

let directory: string;
let bundled: z.output<typeof bundleSchema>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'letter-bundle-'));
  const outfile = join(directory, 'index.mjs');
  await Promise.all([
    build({ ...functionBundle, stdin: { contents: source, resolveDir: process.cwd() }, outfile }),
    bringTypefaces(directory),
  ]);
  bundled = bundleSchema.parse(await import(pathToFileURL(outfile).href));
  // Three readers and three writers of files in one bundle: seconds on a machine that does nothing else.
}, 180_000);
afterAll(() => rm(directory, { recursive: true }));

test.each(['pdf', 'docx', 'html'])('the bundle by itself prints a letter as %s and reads it', async (kind) => {
  const text = await bundled.read(await bundled.print(kind, composeLetter(letterFacts)));
  expect(text).toContain('许承泽委员：');
  expect(text).toContain('已组织专家上门四十次。');
});
