import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(existsSync(file)).toBe(false);
});

it('takes over from a process that is gone', async () => {
  const file = join(directory, 'turn');
  writeFileSync(file, '999999999');
  expect(await inTurn(file, async () => 'done')).toBe('done');
});

it('says why when there is no place for the file', async () => {
  await expect(inTurn(join(directory, 'nowhere', 'turn'), async () => 'done')).rejects.toThrow('ENOENT');
});
