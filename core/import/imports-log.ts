import * as z from 'zod';
import type { LogKind } from '#core/ledger/log-kind.ts';

/** Which imports of a body were asked to run, and which of them are over: where the reconciler and the list look. */
const importsEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ImportListed'), importId: z.string() }),
  z.strictObject({ type: z.literal('ImportClosed'), importId: z.string() }),
]);

export type ImportsEvent = z.infer<typeof importsEventSchema>;

export interface ListedImport {
  readonly importId: string;
  readonly listedAt: string;
  readonly by: string;
  readonly isOver: boolean;
}

export const importsLog: LogKind<ReadonlyMap<string, ListedImport>, ImportsEvent> = {
  readEvents: ({ events }) => events.map((event) => importsEventSchema.parse(event)),
  apply: (imports = new Map(), { type, importId }, { at, by }) => {
    const known = imports.get(importId) ?? { importId, listedAt: at, by: by.personId, isOver: false };
    return new Map(imports).set(importId, { ...known, isOver: type === 'ImportClosed' });
  },
};
