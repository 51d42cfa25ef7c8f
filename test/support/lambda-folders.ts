import { readdirSync } from 'node:fs';

/** Lambda folders: those of `functions/` that are not shared rooms. */
export const lambdaFolders: readonly string[] = readdirSync(new URL('../../functions', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['adapters', 'platform'].includes(entry.name))
  .map(({ name }) => name)
  .sort();
