import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

// As `npm run demo` starts it.
const command = manifest.scripts.demo.split(' ').slice(1);

function startDemo() {
  return spawn(process.execPath, [...command, '--brief', '--json', '--data', directory], { stdio: ['ignore', 'pipe', 'pipe'] });
}

test('the demonstration killed on its busiest day and started again ends as well as one that was not', { timeout: 300_000 }, async () => {
  const killed = startDemo();
  killed.stdout.resume();
  const ended = once(killed, 'exit');
  for await (const line of createInterface({ input: killed.stderr })) {
    if (line.startsWith('2026-02-05')) killed.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);

  const again = startDemo();
  again.stderr.resume();
  let output = '';
  again.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => void again.once('close', resolve));
  const summary: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  expect(summary).toMatchObject({ ok: true, proposals: 14, closed: 14 });
  expect(code).toBe(0);
});
