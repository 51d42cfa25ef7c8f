import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedOptions } from '#tools/seed/seed-options.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'seed-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the command to its end; answers its status and what it wrote to each of the two outputs. */
async function run(args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(process.execPath, ['tools/seed.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

describe('npm run seed', () => {
  it('fills a directory and says with what, and fills none that holds a ledger already', async () => {
    const dataDir = join(directory, 'data');
    const filled = await run(['--data', dataDir, '--cases', '30', '--json']);
    expect(JSON.parse(filled.out)).toMatchObject({
      ok: true,
      cases: 30,
      seed: 1,
      dataDir,
      today: '2026-09-16',
      now: '2026-09-16T02:00:00.000Z',
    });
    expect(await run(['--data', dataDir, '--cases', '30'])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^.*已有数据.*begin anew with --fresh, or choose another directory with --data\n$/),
    });
    expect(await run(['--data', dataDir, '--cases', '20', '--fresh'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('20 件提案'),
    });
  });

  it('tells in one line that the day is too near the session', async () => {
    const { code, err } = await run(['--data', join(directory, 'data'), '--today', '2026-03-02']);
    expect([code, err]).toEqual([1, expect.stringMatching(/^--today 离会议开幕太近.*150 days to be in every stage\n$/)]);
  });
});

describe('options of npm run seed', () => {
  it('fill `.data` with 600 cases unless told otherwise', () => {
    expect(seedOptions([])).toEqual({ cases: 600, seed: 1, dataDir: '.data', fresh: false, today: '2026-09-16', json: false });
    expect(seedOptions(['--cases', '5000', '--seed', '7', '--today', '2026-10-09', '--json'])).toMatchObject({
      cases: 5000,
      seed: 7,
      json: true,
    });
  });

  it.each([
    [['--cases', '0'], /^--cases 应为 1 至/],
    [['--cases', 'many'], /^--cases 应为/],
    [['--today', '2026-02-30'], /^--today 应为日期/],
    [['--case', '5'], /^只接受/],
  ])('are refused in one line: %j', (args, message) => {
    expect(() => seedOptions(args)).toThrow(expect.objectContaining({ name: 'SeedRefusedError', message: expect.stringMatching(message) }));
  });
});
