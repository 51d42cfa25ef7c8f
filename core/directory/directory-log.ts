import type { LogKind } from '#core/ledger/log-kind.ts';
import { directoryEventSchema, emptyDirectory, evolveDirectory } from './directory.ts';
import type { Directory, DirectoryEvent } from './directory.ts';

export const directoryLog: LogKind<Directory, DirectoryEvent> = {
  readEvents: ({ events }) => events.map((event) => directoryEventSchema.parse(event)),
  apply: (directory, event) => evolveDirectory(directory ?? emptyDirectory, event),
};
