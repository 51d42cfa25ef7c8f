import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';
import { leanSdk } from './lean-sdk.ts';

const rooms = new Set(['adapters', 'platform']);

/** How a Lambda is bundled: one file with everything in it, the SDK too, whatever the machine that runs it has installed. */
export const functionBundle = {
  bundle: true,
  // Names of functions are minified too: they were 38 KB of the API, and an error's own name is a text.
  minify: true,
  legalComments: 'none',
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
  await buildConsole('dist/functions/api/console');
  return names;
}

/** The web client, into the API's bundle: its files go where the API goes. Answers what it was made of. */
export async function buildConsole(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: ['console/main.ts', 'console/page.css', 'console/page.html', 'console/icon.svg'],
    outdir,
    bundle: true,
    minify: true,
    legalComments: 'none',
    platform: 'browser',
    // Old enough for the Chromium of browsers that are still found in offices.
    target: ['chrome86', 'firefox78', 'safari15'],
    format: 'esm',
    loader: { '.html': 'copy', '.svg': 'copy' },
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

if (import.meta.main) {
  const names = await buildFunctions();
  console.log(`bundled ${names.length} functions: ${names.join(', ')}`);
}
