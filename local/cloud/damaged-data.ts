import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UnreadableKeyError } from '../identity/signing-key.ts';

/** Something in the data directory cannot be read: the disk failed, or somebody changed it by hand. */
export class DamagedDataError extends Error {
  readonly directory: string;
  /** The damaged file. */
  readonly file: string;
  /** True where the file can be done without: it is made anew when it is gone. */
  readonly isReplaceable: boolean;
  /** True where the file is gone, and others show that it was there. */
  readonly isMissing: boolean;

  constructor(directory: string, file: string, options: ErrorOptions & { isReplaceable?: boolean; isMissing?: boolean } = {}) {
    const { isReplaceable = false, isMissing = false } = options;
    const remedy = isReplaceable
      ? 'Remove it: a new one is made, and whoever is signed in signs in again.'
      : `Put back a copy of ${directory} that was made while nothing ran on it, choose another directory with --data, or begin anew with --fresh, which removes all data in it.`;
    super(`${file} ${isMissing ? 'is missing beside the other data' : 'is damaged and cannot be read'}. ${remedy}`, options);
    this.name = 'DamagedDataError';
    this.directory = directory;
    this.file = file;
    this.isReplaceable = isReplaceable;
    this.isMissing = isMissing;
  }
}

// SQLite's SQLITE_CORRUPT and SQLITE_NOTADB; the upper bits of a code only say more.
const BROKEN = new Set([11, 26]);

/** What a start that failed on its data says to people: which file is damaged, or who holds it. Any other error as it is. */
export function explainDamage(error: unknown, directory: string): unknown {
  if (error instanceof UnreadableKeyError) return new DamagedDataError(directory, error.path, { cause: error, isReplaceable: true });
  const causes = chainOf(error);
  if (!causes.some(isSqliteDamage)) return error;
  return new DamagedDataError(directory, brokenDatabase(directory) ?? directory, { cause: error });
}

function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : [];
}

const isSqliteDamage = (error: Error): boolean =>
  'errcode' in error && typeof error.errcode === 'number' && BROKEN.has(error.errcode & 0xff);

/** Reading all of it takes time, so it is looked for only once something is known to be broken. */
function brokenDatabase(directory: string): string | undefined {
  const files = readdirSync(directory).filter((name) => name.endsWith('.sqlite') && name !== 'lock.sqlite');
  return files.map((name) => join(directory, name)).find((path) => !isWhole(path));
}

function isWhole(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok';
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
