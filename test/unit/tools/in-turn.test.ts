import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTurn } from '#tools/in-turn.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'turn-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('does one work after the other, also when one fails', async () => {
  const file = join(directory, 'turn');
  let atWork = 0;
  let most = 0;
  const work = (fails: boolean) => async () => {
    most = Math.max(most, (atWork += 1));
    await new Promise(setImmediate);
    atWork -= 1;
    if (fails) throw new Error('broken');
    return 'done';
  };
  const all = await Promise.allSettled([inTurn(file, work(false)), inTurn(file, work(true)), inTurn(file, work(false))]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(1);
});

it('waits for another process, and takes over when that is killed', async () => {
  const file = join(directory, 'turn');
  // Kept, or the collector may close what holds the lock.
  const holding = `const { takeHeldLock } = await import('#local'); globalThis.turn = takeHeldLock(process.argv[1]); console.log('held'); setInterval(() => 0, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', holding, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let isDone = false;
  try {
    await once(holder.stdout, 'data');
    const mine = inTurn(file, async () => (isDone = true));
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    holder.kill('SIGKILL');
    await mine;
  } finally {
    holder.kill('SIGKILL');
  }
  expect(isDone).toBe(true);
});

it('says why when there is no place for the file', async () => {
  await expect(inTurn(join(directory, 'nowhere', 'turn'), async () => 'done')).rejects.toThrow('unable to open database file');
});
