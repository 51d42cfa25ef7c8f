import type { CaseLine } from '../../../api/contract.ts';
import type { Draft } from '../shared/draft-line.ts';

export const boardFilters = ['open', 'given', 'all'] as const;
export type BoardFilter = (typeof boardFilters)[number];
export const boardGroups = ['kind', 'suggested', 'lead'] as const;
export type BoardGrouping = (typeof boardGroups)[number];

/** Proposals under one heading: by kind its code, by the lead or by the unit it is suggested to the unit's id, `''` for none. */
export interface BoardGroup {
  readonly of: string;
  readonly cases: readonly CaseLine[];
}

interface Shown {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly filter: BoardFilter;
  readonly grouping: BoardGrouping;
  /** The unit that is the likeliest lead: what is of one topic goes to one unit. */
  readonly suggestedLead: (id: string) => string | undefined;
  /** Those that are being worked on stay in sight, whatever has become of them. */
  readonly kept: (id: string) => boolean;
}

export function groupsOf(cases: readonly CaseLine[], { drafts, filter, grouping, suggestedLead, kept }: Shown): BoardGroup[] {
  const groups = new Map<string, CaseLine[]>();
  for (const line of cases) {
    const lead = drafts.get(line.id)?.lead;
    if (filter !== 'all' && (lead === undefined) !== (filter === 'open') && !kept(line.id)) continue;
    const of = { kind: line.kind, suggested: suggestedLead(line.id) ?? '', lead: lead?.unitId ?? '' }[grouping];
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [line]);
    else group.push(line);
  }
  return [...groups].map(([of, found]) => ({ of, cases: found }));
}
