import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import type { Directory } from '#core/directory/directory.ts';

export interface Reading {
  /** The directory by which the person is found. */
  readonly directoryOf: (body: string) => Promise<Directory>;
  /** The case that the path names, once the directory was read with it. */
  readonly found: () => FoldedCase | undefined;
}

/** Everybody's request needs the directory; one about a case reads that in the same call. */
export function beginReading(cases: Cases, path: string, { id }: Readonly<Record<string, string>>): Reading {
  const named = path.startsWith('/v1/proposals/{id}') ? identifier.safeParse(id) : undefined;
  let found: FoldedCase | undefined;
  return {
    directoryOf: async (body) => {
      if (named?.success !== true) return cases.directories.read(body);
      const read = await cases.readWithDirectory(body, named.data);
      found = read.found;
      return read.directory;
    },
    found: () => found,
  };
}
