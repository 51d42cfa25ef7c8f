import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on the data. */
export class DataDirectoryInUseError extends Error {
  constructor(directory: string, pid: number) {
    super(`Process ${pid} is already running on the data in ${directory}. Stop it, or choose another directory with --data.`);
    this.name = 'DataDirectoryInUseError';
  }
}

/** Where the stand-ins keep their data, held by one process at a time. */
export interface DataDirectory {
  /** Absolute path of an entry; `:memory:` (SQLite's name for it) where nothing is kept. */
  database(name: string): string;
  /** Absolute path of an entry; undefined where nothing is kept. */
  path(name: string): string | undefined;
  release(): void;
}

const MEMORY: DataDirectory = { database: () => ':memory:', path: () => undefined, release: () => undefined };

// This process's own locks: a lock with our pid that is not among them was left by an earlier process with the same pid.
const held = new Set<string>();

/**
 * Takes the directory, making it if need be. A lock left by a killed process is taken over.
 * @param directory its path, or `memory` to keep nothing
 * @param fresh removes everything in it first
 * @throws DataDirectoryInUseError
 */
export function takeDataDirectory(directory: string, fresh: boolean): DataDirectory {
  if (directory === 'memory') return MEMORY;
  mkdirSync(directory, { recursive: true });
  const lock = join(directory, 'lock');
  takeLock(directory, lock);
  held.add(lock);
  if (fresh) {
    rmSync(directory, { recursive: true });
    mkdirSync(directory, { recursive: true });
    takeLock(directory, lock);
  }
  return {
    database: (name) => join(directory, name),
    path: (name) => join(directory, name),
    release: () => {
      held.delete(lock);
      rmSync(lock, { force: true });
    },
  };
}

function takeLock(directory: string, lock: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === process.pid ? held.has(lock) : isRunning(pid)) throw new DataDirectoryInUseError(directory, pid);
    writeFileSync(lock, String(process.pid));
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
