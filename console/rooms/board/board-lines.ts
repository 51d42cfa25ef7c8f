import type { CaseLine } from '../../api/contract.ts';
import type { Draft } from './draft-line.ts';

export const boardFilters = ['open', 'given', 'all'] as const;
export type BoardFilter = (typeof boardFilters)[number];
export const boardGroups = ['kind', 'lead'] as const;
export type BoardGrouping = (typeof boardGroups)[number];

/** Proposals under one heading: by kind its code, by lead the unit's id, `''` for none. */
export interface BoardGroup {
  readonly of: string;
  readonly cases: readonly CaseLine[];
}

interface Shown {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly filter: BoardFilter;
  readonly grouping: BoardGrouping;
  /** Those that are being worked on stay in sight, whatever has become of them. */
  readonly kept: (id: string) => boolean;
}

export function groupsOf(cases: readonly CaseLine[], { drafts, filter, grouping, kept }: Shown): BoardGroup[] {
  const groups = new Map<string, CaseLine[]>();
  for (const line of cases) {
    const lead = drafts.get(line.id)?.lead;
    if (filter !== 'all' && (lead === undefined) !== (filter === 'open') && !kept(line.id)) continue;
    const of = grouping === 'kind' ? line.kind : (lead?.unitId ?? '');
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [line]);
    else group.push(line);
  }
  return [...groups].map(([of, found]) => ({ of, cases: found }));
}
