import { useMemo, useState } from 'react';
import type { CaseLine } from '../../../api/contract.ts';
import { groupsOf } from './board-lines.ts';
import type { BoardFilter, BoardGroup, BoardGrouping } from './board-lines.ts';
import type { Draft } from '../shared/draft-line.ts';

export interface PlaceOnBoard {
  readonly groups: readonly BoardGroup[];
  readonly filter: BoardFilter;
  readonly setFilter: (filter: BoardFilter) => void;
  readonly grouping: BoardGrouping;
  readonly setGrouping: (grouping: BoardGrouping) => void;
  /** The proposal that is looked at. */
  readonly at: string | undefined;
  readonly selected: ReadonlySet<string>;
  /** What a key or a button is about: what is selected, or else what is looked at. */
  readonly targets: readonly string[];
  readonly go: (id: string) => void;
  readonly move: (by: 1 | -1, isExtending: boolean) => void;
  readonly toggle: () => void;
  readonly toggleOne: (id: string) => void;
  /** From where the last selection began. */
  readonly selectTo: (id: string) => void;
  readonly selectAll: () => void;
  readonly selectNone: () => void;
  /** What is dragged along with this one. */
  readonly dragged: (id: string) => readonly string[];
}

const nobody: ReadonlySet<string> = new Set();

/** Where one is on the board: what is shown, looked at and selected. */
export function usePlaceOnBoard(
  cases: readonly CaseLine[],
  drafts: ReadonlyMap<string, Draft>,
  suggestedLead: (id: string) => string | undefined,
): PlaceOnBoard {
  const [filter, setFilter] = useState<BoardFilter>('open');
  const [grouping, setGrouping] = useState<BoardGrouping>('kind');
  const [chosen, setAt] = useState<string>();
  const [anchor, setAnchor] = useState<string>();
  const [marked, setMarked] = useState(nobody);
  const groups = useMemo(
    () => groupsOf(cases, { drafts, filter, grouping, suggestedLead, kept: (id) => id === chosen || marked.has(id) }),
    [cases, drafts, filter, grouping, suggestedLead, chosen, marked],
  );
  const ids = useMemo(() => groups.flatMap((group) => group.cases.map(({ id }) => id)), [groups]);
  const at = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  // Kept as chosen, or it would leave the list with the first unit it is given, and the next key would skip one.
  if (at !== undefined && at !== chosen) setAt(at);
  // What somebody else has dispatched meanwhile is no longer there to be given.
  const selected = useMemo(() => (marked.size === 0 ? nobody : new Set(ids.filter((id) => marked.has(id)))), [ids, marked]);
  const targets = useMemo(() => (selected.size > 0 ? [...selected] : at === undefined ? [] : [at]), [selected, at]);
  const range = (from: string | undefined, to: string): string[] => {
    const [a, b] = [ids.indexOf(from ?? to), ids.indexOf(to)].sort((one, other) => one - other);
    return ids.slice(Math.max(a ?? 0, 0), (b ?? 0) + 1);
  };
  const toggleOne = (id: string): void => {
    setAt(id);
    setAnchor(id);
    setMarked(toggled(selected, id));
  };
  const selectTo = (id: string): void => {
    setMarked(new Set([...selected, ...range(anchor ?? at, id)]));
    setAnchor(anchor ?? at);
    setAt(id);
  };
  return {
    groups,
    filter,
    setFilter,
    grouping,
    setGrouping,
    at,
    selected,
    targets,
    go: setAt,
    move: (by, isExtending) => {
      const next = ids[Math.max(0, Math.min(ids.indexOf(at ?? '') + by, ids.length - 1))];
      if (next === undefined) return;
      if (isExtending) selectTo(next);
      else setAt(next);
    },
    toggle: () => at !== undefined && toggleOne(at),
    toggleOne,
    selectTo,
    selectAll: () => setMarked(new Set(ids)),
    selectNone: () => {
      setMarked(nobody);
      setAnchor(undefined);
    },
    dragged: (id) => (selected.has(id) ? [...selected] : [id]),
  };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
