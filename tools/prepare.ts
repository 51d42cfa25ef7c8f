import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { buildFunctions } from './build.ts';
import { inTurn } from './in-turn.ts';
import { synthesize } from './synth.ts';

const sources = [
  'core',
  'console',
  'functions',
  'workflows',
  'infra',
  'tools/build.ts',
  'tools/build-console.ts',
  'tools/lean-sdk.ts',
  'tools/synth.ts',
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
  return inTurn('dist/assembly-turn', prepare);
}

async function prepare(): Promise<boolean> {
  const stamp = await digestOfSources();
  if (existsSync(stampFile) && existsSync(`${assemblyDirectory}/manifest.json`) && readFileSync(stampFile, 'utf8') === stamp) return false;
  await buildFunctions();
  await synthesize(assemblyDirectory);
  await writeFile(stampFile, stamp);
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
