import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFlags } from '../build.ts';
import { prepareBuild } from '../in-build.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

/** `npm run demo`, from its start to its end, with nothing to bundle. */
export const demonstration: Figure = {
  what: 'the demonstration',
  async take({ build }) {
    await prepareBuild(build);
    const directory = mkdtempSync(join(tmpdir(), 'bench-demo-'));
    const began = performance.now();
    execFileSync(process.execPath, [...nodeFlags(build, 'demo'), 'tools/demo.ts', '--json', '--data', directory], {
      cwd: build.directory,
      stdio: 'ignore',
    });
    rmSync(directory, { recursive: true });
    return { seconds: rounded((performance.now() - began) / 1000) };
  },
  compared: ['seconds'],
};
