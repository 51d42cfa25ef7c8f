import { foldedLogs } from '#core/ledger/folded-logs.ts';
import type { FoldedLogs } from '#core/ledger/folded-logs.ts';
import { giveCommand } from '#core/ledger/give-command.ts';
import type { CommandToGive, Carried } from '#core/ledger/give-command.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import type { LedgerAccess } from '#core/ledger/ledger-access.ts';
import type { Folded } from '#core/ledger/log-kind.ts';
import { directoryLog } from './directory-log.ts';
import { emptyDirectory } from './directory.ts';
import type { Directory, DirectoryEvent } from './directory.ts';

/** The directories of bodies: units, people, sessions. */
export interface Directories {
  /** As it is now. */
  read(body: string): Promise<Directory>;
  /** As it was at most so many milliseconds ago. */
  recent(body: string, maxAge: number): Promise<Directory>;
  /** With every commit. */
  history(body: string): Promise<Folded<Directory, DirectoryEvent>>;
  /** A read of which others are part. */
  beginRead(body: string): ReturnType<FoldedLogs<Directory, DirectoryEvent>['beginRead']>;
  give(body: string, command: Omit<CommandToGive<Directory, DirectoryEvent>, 'pk'>): Promise<Carried<Directory, DirectoryEvent>>;
}

const MOST_DIRECTORIES = 50;

export function ledgerDirectories(access: LedgerAccess): Directories {
  const logs = foldedLogs<Directory, DirectoryEvent>({ ...access, kindOf: () => directoryLog, most: MOST_DIRECTORIES });
  return {
    read: async (body) => (await logs.read(directoryKey(body))).state ?? emptyDirectory,
    recent: async (body, maxAge) => (await logs.recent(directoryKey(body), maxAge)).state ?? emptyDirectory,
    history: (body) => logs.read(directoryKey(body)),
    beginRead: (body) => logs.beginRead(directoryKey(body)),
    give: (body, command) => giveCommand({ ...command, pk: directoryKey(body) }, { ...access, logs }),
  };
}
