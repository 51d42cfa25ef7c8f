import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeHeldLock } from '#local';
import { startOptions } from '#tools/start/start-options.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the command to its end; answers its status and what it said of the mistake. */
async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<[unknown, string]> {
  const child = spawn(process.execPath, ['tools/start.ts', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = await once(child, 'close');
  // The line before it tells whether the assembly had to be made.
  return [code, errors.replace(/^.*(nothing changed|bundled and synthesized)\n/m, '')];
}

describe('npm start tells a mistake in one line, without a stack', () => {
  it('a port that is none', async () => {
    expect(await run(['--port', '87x7'])).toEqual([
      1,
      '--port 应为 0 至 65535 的整数，不能是“87x7” · --port takes a number from 0 to 65535, not "87x7"\n',
    ]);
    expect(await run([], { PORT: '70000' })).toEqual([1, expect.stringMatching(/^PORT 应为 .*, not "70000"\n$/)]);
  });

  it('an option it does not know', async () => {
    expect(await run(['--prot', '1'])).toEqual([1, expect.stringMatching(/^只接受 --port .* and --fresh only\n$/)]);
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const told = await run(['--port', String(port), '--data', join(directory, 'new')]);
    other.close();
    expect(told).toEqual([1, `端口 ${port} 已被占用，请用 --port 换一个 · Port ${port} is taken: choose another one with --port\n`]);
  });

  it('data that another process works on', async () => {
    const lock = takeHeldLock(join(directory, 'lock.sqlite'));
    writeFileSync(join(directory, 'lock'), String(process.pid));
    const [code, told] = await run(['--port', '0', '--data', directory]);
    lock?.release();
    expect(code).toBe(1);
    expect(told).toMatch(
      new RegExp(`^进程 ${process.pid} 正在使用.* · Process ${process.pid} is running on the data in ${directory}: .*\n$`),
    );
  });

  it('a directory of somebody else, which --fresh would have emptied', async () => {
    writeFileSync(join(directory, 'thesis.odt'), '');
    const [code, told] = await run(['--port', '0', '--data', directory, '--fresh']);
    expect(code).toBe(1);
    expect(told).toMatch(/^.* 里有本系统以外的文件.* so --fresh removes nothing: choose another directory with --data\n$/);
  });

  it('data that are damaged, with the file and what can be done', async () => {
    writeFileSync(join(directory, 'clock.sqlite'), 'not a database '.repeat(400));
    const [code, told] = await run(['--port', '0', '--data', directory]);
    expect(code).toBe(1);
    expect(told).toMatch(
      /^\S*\/clock\.sqlite 已损坏，无法读取，请换回 .* · \S*\/clock\.sqlite is damaged and cannot be read: put back a copy .*\n$/,
    );
  });

  it('a directory that cannot be one', async () => {
    writeFileSync(join(directory, 'file'), '');
    const [code, told] = await run(['--port', '0', '--data', join(directory, 'file')]);
    expect(code).toBe(1);
    expect(told).toMatch(/^数据目录 .* 无法创建或写入.* cannot be made or written to: choose another directory with --data\n$/);
  });
});

describe('the port', () => {
  it.each([
    [[], undefined, 8787],
    [[], '', 8787],
    [[], '8803', 8803],
    [['--port', '0'], '8803', 0],
  ])('of %j with PORT %j is %d', (args, environment, port) => {
    expect(startOptions(args, environment).port).toBe(port);
  });

  it.each(['-1', '65536', '1e3', '', ' 80'])('is not %j', (text) => {
    expect(() => startOptions([`--port=${text}`], undefined)).toThrow('takes a number from 0 to 65535');
  });
});
