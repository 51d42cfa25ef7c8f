import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';

const rooms = new Set(['adapters', 'platform']);

/** Bundles every Lambda folder into `dist/functions/<name>/index.mjs`, the SDK included; answers the names. */
export async function buildFunctions(): Promise<string[]> {
  const folders = await readdir('functions', { withFileTypes: true });
  const names = folders
    .filter((entry) => entry.isDirectory() && !rooms.has(entry.name))
    .map(({ name }) => name)
    .sort();
  await rm('dist/functions', { recursive: true, force: true });
  await build({
    entryPoints: names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir: 'dist/functions',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    keepNames: true,
    legalComments: 'none',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // CommonJS inside an ES module bundle still calls require for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
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
  console.error(`bundled ${names.length} functions: ${names.join(', ')}`);
}
