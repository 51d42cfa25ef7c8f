import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { CaseLine, Units } from '../../../api/contract.ts';
import { useSteady } from '../../../parts/use-steady.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { useReader } from '../../../frame/reader.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { alikeLines } from './alike-lines.ts';
import { BoardHead } from './board-head.tsx';
import { BoardList } from './board-list.tsx';
import { Conflicts } from '../shared/conflicts.tsx';
import type { Allocation, Load, SuggestedUnit } from '../contract.ts';
import { takenBack, withCo, withDue, withLead, withUnitsOf } from '../shared/draft-line.ts';
import type { Due, Share } from '../shared/draft-line.ts';
import { LinePanel } from './line-panel.tsx';
import { PickUnit } from './pick-unit.tsx';
import { useSuggestions } from '../reads.ts';
import { SetDates } from './set-dates.tsx';
import { shownOf, suggestedAt } from './suggested-at.ts';
import { LineSuggestions } from './suggestions.tsx';
import { boardTexts } from '../texts.ts';
import { UnitList } from './unit-list.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { usePlaceOnBoard } from './use-place-on-board.ts';
import { useSharedLines } from '../shared/use-shared-lines.ts';

interface BoardProps {
  readonly allocation: Allocation;
  readonly cases: readonly CaseLine[];
  readonly load: Load;
  readonly units: Units['units'];
}

/** What waits for dispatch beside the units, and who is to get what: by keys, by the mouse, by dragging. */
export function Board({ allocation, cases, load, units }: BoardProps) {
  const t = useTexts(boardTexts);
  const navigate = useNavigate();
  const { me } = useReader();
  const mayChange = me.roles.includes('dispatcher') && !allocation.discarded;
  const { shared, state } = useSharedLines(allocation, me.id);
  const suggested = useSuggestions(allocation.session).data;
  const suggestedLead = useCallback(
    (id: string) => suggested?.byProposal.get(id)?.find(({ role }) => role === 'lead')?.unit.id,
    [suggested],
  );
  const place = usePlaceOnBoard(cases, state.drafts, suggestedLead);
  const [window, setWindow] = useState<Share | 'date'>();
  const unitName = useUnitName();
  const names = useMemo(() => new Map(units.map((unit) => [unit.id, unitName(unit)])), [units, unitName]);
  const { targets } = place;
  const alike = useMemo(() => alikeLines(cases), [cases]);
  const toUnit = (share: Share, unitId: string, ids: readonly string[] = targets): void =>
    shared.edit(ids, (draft) => (share === 'lead' ? withLead(draft, unitId) : withCo(draft, unitId)));
  const give = useSteady(toUnit);
  const setDues = (dues: Readonly<Record<Share, Due | undefined>>): void =>
    shared.edit(targets, (draft) => withDue(withDue(draft, 'lead', dues.lead), 'co', dues.co));
  const open = (what: Share | 'date'): void => {
    if (mayChange && targets.length > 0) setWindow(what);
  };
  const takeBack = (): void => {
    if (mayChange) shared.edit(targets, takenBack);
  };
  const offered = shownOf(suggested?.byProposal.get(place.at ?? ''));
  const accept = ({ unit, role }: SuggestedUnit): void => {
    if (place.at !== undefined) toUnit(role, unit.id, [place.at]);
  };
  useBoardKeys({
    accept: (index) => {
      if (!mayChange) return;
      for (const { one, ids } of suggestedAt(index, targets, suggested?.byProposal)) toUnit(one.role, one.unit.id, ids);
    },
    move: place.move,
    select: place.toggle,
    selectNone: place.selectNone,
    lead: () => open('lead'),
    co: () => open('co'),
    date: () => open('date'),
    takeBack,
    open: () => place.at !== undefined && void navigate({ to: '/cases/$id', params: { id: place.at } }),
  });
  const current = cases.find(({ id }) => id === place.at);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return (
    <>
      <BoardHead state={state} mayChange={mayChange} />
      <Conflicts shared={shared} state={state} cases={cases} nameOf={nameOf} />
      <div className="board">
        <BoardList cases={cases} place={place} state={state} names={names} alike={alike} />
        <div className="board-side">
          <LinePanel
            line={current}
            state={state}
            nameOf={nameOf}
            alike={alike}
            giveAlike={(draft, ids) => shared.edit(ids, (before) => withUnitsOf(before, draft))}
            act={mayChange ? { open, takeBack, edit: (change) => current !== undefined && shared.edit([current.id], change) } : undefined}
          />
          {offered.length > 0 && (
            <div className="card">
              <LineSuggestions units={offered} accuracy={suggested?.accuracy} accept={mayChange ? accept : undefined} />
            </div>
          )}
          <UnitList units={units} load={load} drafts={state.drafts} cases={cases} give={mayChange ? give : undefined} />
        </div>
      </div>
      <p className="soft not-printed board-keys">{t.list.keys}</p>
      {(window === 'lead' || window === 'co') && (
        <PickUnit
          title={t.pick[window](targets.length)}
          units={units}
          pick={(unitId) => toUnit(window, unitId)}
          close={() => setWindow(undefined)}
        />
      )}
      {window === 'date' && (
        <SetDates count={targets.length} draft={state.drafts.get(targets[0] ?? '')} set={setDues} close={() => setWindow(undefined)} />
      )}
    </>
  );
}
