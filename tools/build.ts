import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { spawn } from 'node:child_process';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { bringTypefaces } from './bring-typefaces.ts';
import { leanSdk } from './lean-sdk.ts';

/** The web client as it was built, with the manifest that tells of what. */
const consoleDirectory = 'dist/console';

const rooms = new Set(['adapters', 'platform']);

/** How a Lambda is bundled: one file with everything in it, the SDK too, whatever the machine that runs it has installed. */
export const functionBundle = {
  bundle: true,
  // Names of functions are minified too: they were 38 KB of the API, and an error's own name is a text.
  minify: true,
  legalComments: 'none',
  // Chinese as it is, in three bytes a character; escaped it would be six.
  charset: 'utf8',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  plugins: [leanSdk],
  // CommonJS inside an ES module bundle still calls require for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Bundles every Lambda folder into `dist/functions/<name>/index.mjs`, the SDK included; answers the names. */
export async function buildFunctions(): Promise<string[]> {
  const folders = await readdir('functions', { withFileTypes: true });
  const names = folders
    .filter((entry) => entry.isDirectory() && !rooms.has(entry.name))
    .map(({ name }) => name)
    .sort();
  await rm('dist/functions', { recursive: true, force: true });
  await build({
    ...functionBundle,
    entryPoints: names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir: 'dist/functions',
    outExtension: { '.js': '.mjs' },
  });
  await bringTypefaces('dist/functions/render-letter');
  await buildConsoleApart(consoleDirectory);
  // Beside the API's bundle, not in it: read when a page is asked for.
  for (const part of ['shell.html', 'assets'])
    await cp(`${consoleDirectory}/${part}`, `dist/functions/api/console/${part}`, { recursive: true });
  // It brings every route's schemas along: whoever only bundles a function does without.
  const { writeDocs } = await import('./open-api/write-docs.ts');
  await writeDocs('dist/functions/administer/docs');
  return names;
}

/** In a process of its own: Vite with a whole component library needs more memory than the product may take. */
async function buildConsoleApart(outdir: string): Promise<void> {
  const child = spawn(process.execPath, ['tools/build-console.ts', outdir], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => void child.once('exit', resolve));
  if (code !== 0) throw new Error(`the build of the web client ended with ${code}`);
}

if (import.meta.main) {
  const names = await buildFunctions();
  const sizes = await Promise.all(names.map(async (name) => (await stat(`dist/functions/${name}/index.mjs`)).size));
  console.log(
    `bundled ${names.length} functions: ${names.map((name, at) => `${name} ${Math.round((sizes[at] ?? 0) / 1024)} KB`).join(', ')}`,
  );
}
