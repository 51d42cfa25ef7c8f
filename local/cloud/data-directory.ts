import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeHeldLock, type HeldLock } from '../storage/held-lock.ts';
import { DamagedDataError } from './damaged-data.ts';
import { keepPrivate } from './keep-private.ts';

/** Another process works on the data. */
export class DataDirectoryInUseError extends Error {
  readonly directory: string;
  /** 0 when it does not tell its number. */
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(
      `${pid > 0 ? `Process ${pid}` : 'Another process'} is already running on the data in ${directory}. Stop it, or choose another directory with --data.`,
    );
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

/** The directory is of a version whose tables lay in another kind of store. */
export class OlderDataError extends Error {
  readonly directory: string;

  constructor(directory: string) {
    super(
      `${directory} holds data of a version before this one, which cannot be read any more: choose another directory with --data, or begin anew with --fresh, which removes all data in it.`,
    );
    this.name = 'OlderDataError';
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

// Tables of versions before lay in it.
const OLDER_TABLES = 'dynamodb';
const OWN_DIRECTORIES = [OLDER_TABLES, 'logs'];
// Every data directory has it from its first start on.
const MARK = 'clock.sqlite';
// A start makes the tables before the executions: without the first, the second are of data that are gone.
const TABLES = 'dynamodb.sqlite';
const EXECUTIONS = 'states.sqlite';
// What is held, and who holds it: the number is for people to read, and means nothing once the lock is free.
const LOCK = 'lock.sqlite';
const HOLDER = 'lock';

/**
 * Takes the directory, making it if need be, for this process and this user alone: it holds secrets. A lock that a killed
 * process left is no lock, whoever has that process's number now.
 * @param directory its path, or `memory` to keep nothing
 * @param fresh removes everything in it first
 * @throws DataDirectoryInUseError · ForeignDirectoryError · UnusableDirectoryError · OlderDataError · DamagedDataError
 */
export function takeDataDirectory(directory: string, fresh: boolean): DataDirectory {
  if (directory === 'memory') return MEMORY;
  make(directory);
  const isEmpty = readdirSync(directory).length === 0;
  const isOurs = isEmpty || existsSync(join(directory, MARK));
  if (fresh && !isOurs) throw new ForeignDirectoryError(directory);
  if (!fresh && isOurs && existsSync(join(directory, OLDER_TABLES))) throw new OlderDataError(directory);
  if (!fresh && existsSync(join(directory, EXECUTIONS)) && !existsSync(join(directory, TABLES)))
    throw new DamagedDataError(directory, join(directory, TABLES), { isMissing: true });
  const lock = takeLock(directory);
  if (fresh) empty(directory);
  keepPrivate(directory, { whole: isOurs });
  return {
    database: (name) => join(directory, name),
    path: (name) => join(directory, name),
    release: () => {
      rmSync(join(directory, HOLDER), { force: true });
      lock.release();
    },
  };
}

function make(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch (cause) {
    throw new UnusableDirectoryError(directory, { cause });
  }
}

/** Files and the cloud's own directories; others may be data directories themselves. */
function empty(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const goes = entry.isDirectory() ? OWN_DIRECTORIES.includes(entry.name) : ![LOCK, HOLDER].includes(entry.name);
    if (goes) rmSync(join(directory, entry.name), { recursive: true });
  }
}

function takeLock(directory: string): HeldLock {
  const lock = takeHeldLock(join(directory, LOCK));
  if (lock === undefined) throw new DataDirectoryInUseError(directory, holderOf(directory));
  writeFileSync(join(directory, HOLDER), String(process.pid));
  return lock;
}

/** The number of the process that works on the data; 0 when it cannot be read. */
function holderOf(directory: string): number {
  try {
    const pid = Number(readFileSync(join(directory, HOLDER), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch {
    return 0;
  }
}
