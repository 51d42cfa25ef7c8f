import type { LogKind } from '#core/ledger/log-kind.ts';
import { directoryEventSchema, emptyDirectory, evolveDirectory } from './directory.ts';
import type { Directory, DirectoryEvent } from './directory.ts';

export const directoryLog: LogKind<Directory, DirectoryEvent> = {
  readEvent: (stored) => directoryEventSchema.parse(stored),
  evolve: (directory, event) => evolveDirectory(directory ?? emptyDirectory, event),
};
