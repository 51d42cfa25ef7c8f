import type { DirectoryEvent } from './directory.ts';
import { emptyDirectory, evolveDirectory } from './directory.ts';
import type { Directory } from './directory.ts';

/** The directory as a version of its log left it: after the commit of that number, and before the next. */
export function directoryAt(commits: readonly { readonly events: readonly DirectoryEvent[] }[], version: number): Directory {
  let directory = emptyDirectory;
  for (const event of commits.slice(0, version).flatMap(({ events }) => events)) directory = evolveDirectory(directory, event);
  return directory;
}
