import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../main.ts', import.meta.url));
const assembly = fileURLToPath(new URL('assembly', import.meta.url));

let data: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'command-'));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Starts the command and resolves with the line it prints when it is ready. */
async function ready(...args: string[]): Promise<string> {
  child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout!, 'data');
  return String(line).trim();
}

const addressIn = (line: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0];

async function end(signal: NodeJS.Signals): Promise<unknown[]> {
  child!.kill(signal);
  return once(child!, 'exit');
}

describe('kill -9', () => {
  it('loses no acknowledged write on its way through the stream, nor a wait', async () => {
    let api = addressIn(await ready('--assembly', assembly, '--port', '0', '--data', data));
    expect((await fetch(`${api}/wait/w1`, { method: 'POST' })).status).toBe(201);
    const acknowledged: string[] = [];
    const writes = Array.from({ length: 40 }, async (_, n) => {
      const response = await fetch(`${api}/append/k${n}/1`, { method: 'POST' }).catch(() => undefined);
      if (response?.status === 201) acknowledged.push(`k${n}`);
      if (acknowledged.length === 15) child!.kill('SIGKILL');
    });
    await Promise.all([...writes, once(child!, 'exit')]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);
    api = addressIn(await ready('--assembly', assembly, '--port', '0', '--data', data));
    await expect
      .poll(
        async () => {
          const views = await Promise.all(
            acknowledged.map(async (id) => (await (await fetch(`${api}/view/${id}`)).json()) as { seen: string[] }),
          );
          return views.filter(({ seen }) => seen.length === 1).length;
        },
        { timeout: 10_000 },
      )
      .toBe(acknowledged.length);
    const executions = await fetch(`${api}/_local/executions`, { headers: { accept: 'application/json' } });
    expect(await executions.text()).toContain('w1');
  }, 30_000);
});

describe('the command', () => {
  it('ends cleanly when asked, and takes over the data of a killed process', async () => {
    const line = await ready('--services-only', '--port', '0', '--data', data);
    expect(line).toMatch(/^AWS stand-ins are ready on http:\/\/127\.0\.0\.1:\d+$/);
    expect(await end('SIGTERM')).toEqual([0, null]);
    await expect(fetch(addressIn(line))).rejects.toThrow();
    await ready('--services-only', '--port', '0', '--data', data);
    await end('SIGKILL');
    expect(await ready('--services-only', '--port', '0', '--data', data)).toContain('ready');
    expect(await end('SIGINT')).toEqual([0, null]);
  }, 30_000);

  it.runIf(process.platform === 'linux')(
    'keeps no bundler beside it, and nothing that others may read',
    async () => {
      await ready('--assembly', assembly, '--port', '0', '--data', data);
      expect(readFileSync(`/proc/${child!.pid}/task/${child!.pid}/children`, 'utf8')).toBe('');
      const open = readdirSync(data, { recursive: true }).filter((name) => (statSync(join(data, String(name))).mode & 0o077) !== 0);
      expect(open).toEqual([]);
      expect(statSync(data).mode & 0o777).toBe(0o700);
    },
    30_000,
  );

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    child = spawn(process.execPath, [main, '--services-only', '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr!.on('data', (chunk) => (errors += String(chunk)));
    const [code] = await once(child, 'close');
    other.close();
    expect([code, errors]).toEqual([
      1,
      `Port ${port} of 127.0.0.1 is taken. Choose another one with --port, or stop what listens there.\n`,
    ]);
  }, 30_000);
});
