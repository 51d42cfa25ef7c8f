import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { assemblyDigest } from './assembly-digest.ts';
import { inTurn } from './in-turn.ts';
import { runScript } from './run-script.ts';

const sources = [
  'core',
  'console',
  'docs/help',
  'functions',
  'workflows',
  'infra',
  'tools/build.ts',
  'tools/build-console.ts',
  'tools/desk-chunks.ts',
  'tools/lean-sdk.ts',
  'tools/open-api',
  'cdk.json',
  'package-lock.json',
];
const stampFile = 'dist/assembly-stamp';

/** Where `npm start`, the demonstration and the tests find the assembly. */
export const assemblyDirectory = 'cdk.out';

/**
 * Bundles and synthesizes, unless nothing changed since the last time. Answers whether it did. A second process that comes
 * meanwhile (`npm test` beside `npm start`) waits, and then finds it done.
 */
export async function prepareAssembly(): Promise<boolean> {
  await mkdir('dist', { recursive: true });
  return inTurn('dist/assembly-turn.sqlite', prepare);
}

async function prepare(): Promise<boolean> {
  const sources = await digestOfSources();
  const stamp = async (): Promise<string> => `${sources}\n${await assemblyDigest(assemblyDirectory)}`;
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === (await stamp())) return false;
  // In processes of their own: the bundler would stay with whoever called it, with hundreds of megabytes.
  await runScript('tools/build.ts');
  await runScript('infra/app.ts', { CDK_OUTDIR: assemblyDirectory });
  await writeFile(stampFile, await stamp());
  return true;
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of await filesOf(source)) hash.update(`\n${file}\n`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (path.includes('.')) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
}

if (import.meta.main) await prepareAssembly();
