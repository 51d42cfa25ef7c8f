import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const victim = new URL('full-disk-victim.ts', import.meta.url).pathname;
const reader = new URL('full-disk-reader.ts', import.meta.url).pathname;
let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'full-disk-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs a shell's lines where a file system of 4 MB can be mounted by anybody, where the machine allows that. */
const inNamespace = (lines: string) => spawnSync('unshare', ['-rm', 'sh', '-c', lines], { encoding: 'utf8' });

const mount = (): string => `mount -t tmpfs -o size=4m full "${directory}"`;
const canMount = (): boolean => inNamespace(mount()).status === 0;

const run = (script: string, ...more: string[]): string =>
  [process.execPath, script, directory, ...more].map((part) => `"${part}"`).join(' ');

/** What a life with a full disk in it acknowledged and could still read, and what there is at the next opening. */
function live(ending: 'stopped' | 'killed'): { acknowledged: number; readable: number; found: number } {
  const how = canMount() ? 'real' : 'refusing';
  const lines = `${run(victim, ending, how)}; ${run(reader)}`;
  const output =
    how === 'real' ? inNamespace(`${mount()} && { ${lines}; }`).stdout : execFileSync('sh', ['-c', lines], { encoding: 'utf8' });
  const [told = '{}', found = '{}'] = output.trim().split('\n');
  return { ...JSON.parse(told), ...JSON.parse(found) };
}

describe('a full disk in the middle of a life', () => {
  it.each(['stopped', 'killed'] as const)('loses nothing that was acknowledged, before, while or after it was full: %s', (ending) => {
    const { acknowledged, readable, found } = live(ending);
    expect(acknowledged).toBeGreaterThanOrEqual(80);
    expect(readable).toBe(acknowledged - 60);
    expect(found).toBe(acknowledged);
  });
});
