import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DataDirectoryInUseError,
  ForeignDirectoryError,
  takeDataDirectory,
  UnusableDirectoryError,
} from '../../../cloud/data-directory.ts';
import { Shutdown } from '../../../cloud/shutdown.ts';

let directory: string;
const at = (...names: string[]) => join(directory, ...names);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('a data directory', () => {
  it('is made if need be, held, and given back', () => {
    const held = takeDataDirectory(at('new', 'data'), false);
    expect(existsSync(at('new', 'data', 'lock'))).toBe(true);
    expect(() => takeDataDirectory(at('new', 'data'), false)).toThrow(DataDirectoryInUseError);
    held.release();
    expect(existsSync(at('new', 'data', 'lock'))).toBe(false);
  });

  it.each([
    ['a process that runs', String(process.ppid), true],
    ['a process that is gone', '999999999', false],
    ['an earlier process with this one’s number', String(process.pid), false],
    ['nobody', '', false],
  ])('with the lock of %s', (_name, pid, refused) => {
    writeFileSync(at('lock'), pid);
    if (refused) expect(() => takeDataDirectory(directory, false)).toThrow(`Process ${pid} is already running on the data`);
    else takeDataDirectory(directory, false).release();
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
    expect(readdirSync(directory).sort()).toEqual(['demo', 'lock']);
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
