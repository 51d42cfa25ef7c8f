import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTORY = 0o700;
const FILE = 0o600;
const OWN = /^(?:lock|identity-key\.json|.+\.sqlite(?:-wal|-shm|-journal)?)$/;
const OWN_DIRECTORIES = ['dynamodb', 'logs'];

/**
 * Takes the right to read the data from everybody else: tokens, mails, keys and other people's secrets lie in them.
 * @param whole false where the directory holds somebody else's things too: then only what the cloud made in it
 */
export function keepPrivate(directory: string, { whole }: { whole: boolean }): void {
  if (whole) change(directory, DIRECTORY);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isFile() && OWN.test(entry.name)) change(path, FILE);
    if (entry.isDirectory() && OWN_DIRECTORIES.includes(entry.name)) keepAllPrivate(path);
  }
}

function keepAllPrivate(directory: string): void {
  change(directory, DIRECTORY);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) keepAllPrivate(path);
    else if (entry.isFile()) change(path, FILE);
  }
}

/** Where the file system knows no modes, or the file is somebody else's, it stays as it is: the data can be used all the same. */
function change(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    const isExpected = error instanceof Error && 'code' in error && ['EPERM', 'ENOSYS', 'ENOTSUP', 'ENOENT'].includes(String(error.code));
    if (!isExpected) throw error;
  }
}
