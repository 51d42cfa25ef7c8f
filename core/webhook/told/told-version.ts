import type { CommitSchema } from '#core/ledger/commit.ts';

/** Versions of the shape of a status event's data: in `data.schema` and in the schema's address. Each is told and served for ever. */
export const dataVersions = [1, 2] as const;

export type DataVersion = (typeof dataVersions)[number];

/**
 * The version in which a commit is told: its schema decides, whenever it is told and by whichever release, so that an event
 * has the same bytes for ever.
 */
export function toldVersion(schema: CommitSchema): DataVersion {
  return schema < 4 ? 1 : 2;
}
