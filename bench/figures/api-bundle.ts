import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBuild } from '../in-build.ts';
import { quantile, rounded } from './figure.ts';
import type { Figure } from './figure.ts';

const IMPORTS = 9;
const script = "const began = performance.now(); await import('./dist/functions/api/index.mjs'); console.log(performance.now() - began);";

/** The API's bundle: its size, and the median of cold imports, each in a process of its own. */
export const apiBundle: Figure = {
  what: 'the API bundle',
  async take({ build }) {
    await prepareBuild(build);
    const run = (): number =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: build.directory, encoding: 'utf8' }));
    const { size } = statSync(join(build.directory, 'dist/functions/api/index.mjs'));
    return { bundleKb: Math.round(size / 1024), importMs: rounded(quantile(Array.from({ length: IMPORTS }, run), 0.5)) };
  },
  compared: ['bundleKb', 'importMs'],
};
