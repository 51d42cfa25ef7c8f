import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DataDirectoryInUseError,
  ForeignDirectoryError,
  OlderDataError,
  takeDataDirectory,
  UnusableDirectoryError,
} from '../../../cloud/data-directory.ts';
import { Shutdown } from '../../../cloud/shutdown.ts';

let directory: string;
const at = (...names: string[]) => join(directory, ...names);
const modeOf = (name: string): number => statSync(at(name)).mode & 0o777;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('a data directory', () => {
  it('whose tables a version before made is refused, with what to do, and begun anew when that is said', () => {
    mkdirSync(at('dynamodb'));
    writeFileSync(at('clock.sqlite'), '');
    expect(() => takeDataDirectory(directory, false)).toThrow(OlderDataError);
    expect(() => takeDataDirectory(directory, false)).toThrow(/choose another directory with --data, or begin anew with --fresh/);
    takeDataDirectory(directory, true).release();
    takeDataDirectory(directory, false).release();
  });

  it('is made if need be, held, and given back', () => {
    const held = takeDataDirectory(at('new', 'data'), false);
    expect(existsSync(at('new', 'data', 'lock'))).toBe(true);
    expect(() => takeDataDirectory(at('new', 'data'), false)).toThrow(DataDirectoryInUseError);
    held.release();
    expect(existsSync(at('new', 'data', 'lock'))).toBe(false);
  });

  it.each([
    ['whose number belongs to another process now', String(process.ppid)],
    ['that is gone', '999999999'],
    ['that had this one’s number', String(process.pid)],
    ['that wrote nothing', ''],
  ])('with the lock of a killed process %s is free', (_name, pid) => {
    writeFileSync(at('lock'), pid);
    writeFileSync(at('lock.sqlite'), '');
    takeDataDirectory(directory, false).release();
  });

  it('is another process’s while that runs, which is named, and free when it was killed', async () => {
    const module = new URL('../../../cloud/data-directory.ts', import.meta.url).href;
    const holding = `import('${module}').then((it) => { it.takeDataDirectory(process.argv[1], false); console.log('held'); setInterval(() => 0, 1000); })`;
    const holder = spawn(process.execPath, ['-e', holding, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      expect(() => takeDataDirectory(directory, false)).toThrow(`Process ${holder.pid} is already running on the data`);
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
    takeDataDirectory(directory, false).release();
  });

  it('is nobody else’s to read, made anew or already there, whatever lies in it', () => {
    takeDataDirectory(at('new'), false).release();
    expect(modeOf('new')).toBe(0o700);
    for (const name of ['old', 'old/logs', 'old/logs/lost']) mkdirSync(at(name), { mode: 0o755 });
    const files = ['clock.sqlite', 'mail.sqlite-wal', 'identity-key.json', 'logs/lost/of-old.log', 'logs/api.log'].map(
      (name) => `old/${name}`,
    );
    for (const name of files) writeFileSync(at(name), '', { mode: 0o644 });
    takeDataDirectory(at('old'), false).release();
    for (const name of ['old', 'old/logs', 'old/logs/lost']) expect(modeOf(name), name).toBe(0o700);
    for (const name of files) expect(modeOf(name), name).toBe(0o600);
  });

  it('in a directory of others keeps its own things private, and leaves theirs as they are', () => {
    writeFileSync(at('thesis.txt'), '', { mode: 0o644 });
    chmodSync(directory, 0o755);
    takeDataDirectory(directory, false).release();
    expect([modeOf('.'), modeOf('thesis.txt'), modeOf('lock.sqlite')]).toEqual([0o755, 0o644, 0o600]);
  });

  it('cannot be where a file is', () => {
    writeFileSync(at('file'), '');
    expect(() => takeDataDirectory(at('file'), false)).toThrow(UnusableDirectoryError);
    expect(() => takeDataDirectory(at('file', 'data'), true)).toThrow(UnusableDirectoryError);
  });

  it('is emptied of its data, not of directories of others', () => {
    for (const name of ['dynamodb', 'logs', 'demo']) mkdirSync(at(name));
    for (const name of ['clock.sqlite', 'mail.sqlite-wal', 'finished']) writeFileSync(at(name), '');
    const held = takeDataDirectory(directory, true);
    expect(readdirSync(directory).sort()).toEqual(['demo', 'lock', 'lock.sqlite']);
    held.release();
  });

  it('is not emptied when the cloud did not make it', () => {
    writeFileSync(at('thesis.txt'), '');
    expect(() => takeDataDirectory(directory, true)).toThrow(ForeignDirectoryError);
    expect(readdirSync(directory)).toEqual(['thesis.txt']);
  });

  it('may be no directory at all', () => {
    const memory = takeDataDirectory('memory', false);
    expect([memory.database('x.sqlite'), memory.path('logs')]).toEqual([':memory:', undefined]);
    memory.release();
  });
});

describe('a shutdown', () => {
  it('ends the last first, each once, and goes on after a failure', async () => {
    const ended: number[] = [];
    const shutdown = new Shutdown();
    shutdown.add(() => ended.push(1));
    shutdown.add(() => {
      throw new Error('stuck');
    });
    shutdown.add(async () => ended.push(3));
    await expect(shutdown.run()).rejects.toThrow('stuck');
    await expect(shutdown.run()).rejects.toThrow('stuck');
    expect(ended).toEqual([3, 1]);
  });
});
