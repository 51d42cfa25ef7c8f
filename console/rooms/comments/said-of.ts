import type { AskedLine } from './reads.ts';

type Said = AskedLine['comments'][number];

/** What the reader's unit said of the line as it is now; undefined where it said nothing, or only of an older version. */
export function saidOf({ comments: [own] }: AskedLine): Said | undefined {
  return own === undefined || own.outdated || own.verdict === 'waiting' || own.verdict === 'silent' ? undefined : own;
}
