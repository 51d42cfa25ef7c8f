import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import type { Plugin } from 'vite';
import * as z from 'zod';
import { deskChunks } from './desk-chunks.ts';

/** The oldest browsers the desk is built for; `console/too-old.js` tells older ones so. */
const browsers = 'chrome95';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().default(''),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);

/** What Vite tells of its chunks, by source. */
export type ConsoleManifest = z.infer<typeof manifestSchema>;

/**
 * The web client: `<outdir>/shell.html`, and its assets named by their content in `<outdir>/assets`, each as `.br` and `.gz` alone.
 * `<outdir>/manifest.json` tells which sources became which.
 */
export async function buildConsole(outdir: string): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  // Tests have a NODE_ENV of their own, by which React would come as its slow and talkative development build.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: 'console',
    base: '/console/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), nonceForMeasuringStyles],
    build: {
      target: browsers,
      cssTarget: browsers,
      outDir: resolve(outdir),
      emptyOutDir: true,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      // Data addresses would have to be allowed for fonts and scripts as well.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: 'console/enter.ts', output: { codeSplitting: { groups: deskChunks() } } },
    },
  });
  await writeShell(outdir, await readManifest(outdir));
  await compressAssets(`${outdir}/assets`);
}

/** @throws z.ZodError */
export async function readManifest(outdir: string): Promise<ConsoleManifest> {
  return manifestSchema.parse(JSON.parse(await readFile(`${outdir}/manifest.json`, 'utf8')));
}

async function writeShell(outdir: string, manifest: ConsoleManifest): Promise<void> {
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('the client has no entry');
  const imported = entry.imports.flatMap((name) => manifest[name]?.file ?? []);
  const head = [
    ...entry.css.map((file) => `<link rel="stylesheet" href="/console/${file}" />`),
    ...imported.map((file) => `<link rel="modulepreload" href="/console/${file}" />`),
    `<script src="/console/${entry.file}" type="module"></script>`,
  ].join('\n    ');
  const shell = (await readFile('console/shell.html', 'utf8'))
    .replace('%head%', head)
    .replace('%check%', await copyHashed('console/too-old.js', outdir))
    .replace('%icon%', await copyHashed('console/icon.svg', outdir));
  await writeFile(`${outdir}/shell.html`, shell);
}

async function copyHashed(path: string, outdir: string): Promise<string> {
  const content = await readFile(path);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const name = basename(path).replace('.', `-${hash}.`);
  await mkdir(`${outdir}/assets`, { recursive: true });
  await writeFile(`${outdir}/assets/${name}`, content);
  return name;
}

async function compressAssets(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const content = await readFile(`${directory}/${name}`);
    const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${directory}/${name}.br`, await promisify(brotliCompress)(content, { params }));
    await writeFile(`${directory}/${name}.gz`, await promisify(gzip)(content, { level: 9 }));
    await rm(`${directory}/${name}`);
  }
}

const withoutNonce = `if (csp?.nonce) {
    styleNode.nonce = csp?.nonce;
  }`;

/**
 * Ant Design's components measure scroll bars by a style of their own and forget the nonce there, which the content policy
 * refuses. Every style they make gets the page's.
 */
const nonceForMeasuringStyles: Plugin = {
  name: 'nonce-for-measuring-styles',
  transform(code, id) {
    if (!/[\\/]@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js/.test(id)) return undefined;
    if (!code.includes(withoutNonce)) throw new Error('@rc-component/util makes its styles otherwise now: does it name a nonce?');
    const nonce = `csp?.nonce ?? document.querySelector('meta[name="style-nonce"]')?.content ?? ''`;
    return { code: code.replace(withoutNonce, `styleNode.nonce = ${nonce};`), map: null };
  },
};

if (import.meta.main) await buildConsole(process.argv[2] ?? 'dist/console');
