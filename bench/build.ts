import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

/** A tree of the product in which `npm ci` has been run. */
export interface Build {
  readonly name: 'new' | 'old';
  readonly directory: string;
}

const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });

export const thisBuild: Build = { name: 'new', directory: process.cwd() };

/**
 * A commit of this repository in a worktree of its own below the temporary directory, set up as from a fresh clone. It stays
 * there for the next time; `git worktree prune` forgets it once the directory is gone.
 */
export function buildAt(commit: string, tell: (line: string) => void): Build {
  const sha = execFileSync('git', ['rev-parse', '--verify', `${commit}^{commit}`], { encoding: 'utf8' }).trim();
  const directory = join(tmpdir(), `bench-${sha.slice(0, 12)}`);
  if (!existsSync(directory)) {
    execFileSync('git', ['worktree', 'prune']);
    execFileSync('git', ['worktree', 'add', '--detach', directory, sha], { stdio: 'ignore' });
  }
  if (!existsSync(join(directory, 'node_modules/.package-lock.json'))) {
    tell(`npm ci in ${directory}`);
    execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--prefer-offline'], { cwd: directory, stdio: 'ignore' });
  }
  return { name: 'old', directory };
}

/** What Node is started with for a script of the build's `package.json`: `node <these> <file>`. */
export function nodeFlags({ directory }: Build, script: string): string[] {
  const { scripts } = scriptsSchema.parse(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')));
  return (scripts[script] ?? '')
    .split(' ')
    .slice(1)
    .filter((word) => word.startsWith('-'));
}
