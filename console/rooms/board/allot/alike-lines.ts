import { alike } from '#core/plan/likeness.ts';
import type { CaseLine } from '../../../api/contract.ts';
import type { Draft } from '../shared/draft-line.ts';

/** By id the proposals that read like it. */
export type AlikeLines = ReadonlyMap<string, readonly CaseLine[]>;

/** Of what waits for dispatch, what reads alike, by its titles. */
export function alikeLines(cases: readonly CaseLine[]): AlikeLines {
  const found = new Map<string, CaseLine[]>();
  const add = (id: string, other: CaseLine): void => {
    const known = found.get(id);
    if (known === undefined) found.set(id, [other]);
    else known.push(other);
  };
  for (const [one, other] of alike(cases.map((line, n) => ({ n, text: line.title, line })))) {
    add(one.line.id, other.line);
    add(other.line.id, one.line);
  }
  return found;
}

/** Those alike that are to be led by another unit than this one. */
export function ledApart(id: string, lines: AlikeLines, drafts: ReadonlyMap<string, Draft>): readonly CaseLine[] {
  const lead = drafts.get(id)?.lead?.unitId;
  if (lead === undefined) return [];
  return (lines.get(id) ?? []).filter((other) => {
    const theirs = drafts.get(other.id)?.lead?.unitId;
    return theirs !== undefined && theirs !== lead;
  });
}
