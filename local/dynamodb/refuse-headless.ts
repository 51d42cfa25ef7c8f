import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The store's own pointer to its state is gone: LevelDB would take that for a new store and remove the old one's files. */
class HeadlessStoreError extends Error {
  readonly code = 'LEVEL_CORRUPTION';

  constructor(path: string) {
    super(`${path} has files of a store, but no CURRENT`);
    this.name = 'HeadlessStoreError';
  }
}

/** @throws HeadlessStoreError */
export function refuseHeadless(path: string): void {
  if (!existsSync(path) || existsSync(join(path, 'CURRENT'))) return;
  if (readdirSync(path).some((name) => /^MANIFEST-|\.ldb$/.test(name))) throw new HeadlessStoreError(path);
}
