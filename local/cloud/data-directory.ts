import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on the data. */
export class DataDirectoryInUseError extends Error {
  readonly directory: string;
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(`Process ${pid} is already running on the data in ${directory}. Stop it, or choose another directory with --data.`);
    this.name = 'DataDirectoryInUseError';
    this.directory = directory;
    this.pid = pid;
  }
}

/** `--fresh` was said of a directory that the cloud did not make. */
export class ForeignDirectoryError extends Error {
  readonly directory: string;

  constructor(directory: string) {
    super(`${directory} holds other things than the cloud’s data, so nothing is removed. Choose an empty or a new directory with --data.`);
    this.name = 'ForeignDirectoryError';
    this.directory = directory;
  }
}

/** The directory can be neither made nor written to: a file stands in its place, or the right is missing. */
export class UnusableDirectoryError extends Error {
  readonly directory: string;

  constructor(directory: string, options: ErrorOptions) {
    super(`${directory} cannot be made or written to. Choose another directory with --data.`, options);
    this.name = 'UnusableDirectoryError';
    this.directory = directory;
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

const OWN_DIRECTORIES = ['dynamodb', 'logs'];
// Every data directory has it from its first start on.
const MARK = 'clock.sqlite';

// This process's own locks: a lock with our pid that is not among them was left by an earlier process with the same pid.
const held = new Set<string>();

/**
 * Takes the directory, making it if need be. A lock left by a killed process is taken over.
 * @param directory its path, or `memory` to keep nothing
 * @param fresh removes everything in it first
 * @throws DataDirectoryInUseError · ForeignDirectoryError · UnusableDirectoryError
 */
export function takeDataDirectory(directory: string, fresh: boolean): DataDirectory {
  if (directory === 'memory') return MEMORY;
  make(directory);
  const lock = join(directory, 'lock');
  if (fresh && readdirSync(directory).length > 0 && !existsSync(join(directory, MARK))) throw new ForeignDirectoryError(directory);
  takeLock(directory, lock);
  held.add(lock);
  if (fresh) empty(directory);
  return {
    database: (name) => join(directory, name),
    path: (name) => join(directory, name),
    release: () => {
      held.delete(lock);
      rmSync(lock, { force: true });
    },
  };
}

function make(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch (cause) {
    throw new UnusableDirectoryError(directory, { cause });
  }
}

/** Files and the cloud's own directories; others may be data directories themselves. */
function empty(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const goes = entry.isDirectory() ? OWN_DIRECTORIES.includes(entry.name) : entry.name !== 'lock';
    if (goes) rmSync(join(directory, entry.name), { recursive: true });
  }
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
