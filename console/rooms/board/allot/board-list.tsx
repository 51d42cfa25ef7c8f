import { Button, Select } from 'antd';
import { memo, useEffect, useRef } from 'react';
import { valueTerms } from '#core/steps/texts.ts';
import type { CaseLine } from '../../../api/contract.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { texts } from '../../../texts.ts';
import { ledApart } from './alike-lines.ts';
import type { AlikeLines } from './alike-lines.ts';
import { boardFilters, boardGroups } from './board-lines.ts';
import type { BoardFilter, BoardGroup, BoardGrouping } from './board-lines.ts';
import type { Draft } from '../shared/draft-line.ts';
import type { SharedState } from '../shared/shared-lines.ts';
import { boardTexts } from '../texts.ts';
import { KeyTag } from '../../../parts/key-tag.tsx';
import type { PlaceOnBoard } from './use-place-on-board.ts';

interface BoardListProps {
  readonly cases: readonly CaseLine[];
  readonly place: PlaceOnBoard;
  readonly state: SharedState;
  readonly names: ReadonlyMap<string, string>;
  readonly alike: AlikeLines;
}

/** What is dragged, by ids; a type of our own, so that nothing else is taken for it. */
export const draggedType = 'application/x-proposals';

/** What waits for dispatch, under headings. Six hundred rows stay quick: plain markup, drawn only where they are to be seen. */
export function BoardList({ cases, place, state, names, alike }: BoardListProps) {
  const t = useTexts(boardTexts).list;
  const { groups, at, selected } = place;
  const shown = groups.reduce((sum, group) => sum + group.cases.length, 0);
  const open = cases.filter(({ id }) => state.drafts.get(id)?.lead === undefined).length;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at !== undefined) document.getElementById(rowId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onPress = (event: React.MouseEvent): void => {
    const id = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : undefined;
    if (typeof id !== 'string') return;
    if (event.shiftKey) place.selectTo(id);
    else if (event.ctrlKey || event.metaKey || (event.target instanceof Element && event.target.closest('.board-tick') !== null))
      place.toggleOne(id);
    else place.go(id);
  };
  const onDrag = (event: React.DragEvent): void => {
    const id = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : undefined;
    if (typeof id !== 'string') return;
    event.dataTransfer.setData(draggedType, JSON.stringify(place.dragged(id)));
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <section className="board-list card" aria-label={t.name}>
      <ListHead filter={place.filter} setFilter={place.setFilter} grouping={place.grouping} setGrouping={place.setGrouping} />
      <p role="status" className="soft">
        {t.count(shown, open, cases.length)}
      </p>
      <p className="board-selected">
        <Button size="small" onClick={place.selectAll} disabled={shown === 0}>
          {t.selectAll}
        </Button>{' '}
        {selected.size > 0 && (
          <>
            <strong>{t.selected(selected.size)}</strong>{' '}
            <Button size="small" onClick={place.selectNone}>
              {t.selectNone}
            </Button>
          </>
        )}
      </p>
      {shown === 0 ? (
        <div className="nothing">
          <p className="nothing-what">{cases.length === 0 ? t.nothing : t.nothingSuch}</p>
          {cases.length === 0 && <p>{t.nothingNext}</p>}
        </div>
      ) : (
        <div
          ref={list}
          className="board-rows"
          role="listbox"
          aria-label={t.name}
          aria-multiselectable
          tabIndex={0}
          aria-activedescendant={at === undefined ? undefined : rowId(at)}
          onClick={onPress}
          onDragStart={onDrag}
        >
          {groups.map((group) => (
            <Group key={group.of} group={group} place={place} state={state} names={names} alike={alike} />
          ))}
        </div>
      )}
    </section>
  );
}

type ListHeadProps = Pick<PlaceOnBoard, 'filter' | 'setFilter' | 'grouping' | 'setGrouping'>;

const ListHead = memo(function ListHead({ filter, setFilter, grouping, setGrouping }: ListHeadProps) {
  const t = useTexts(boardTexts).list;
  return (
    <div className="board-choose">
      <label>
        <span>{t.show}</span>
        <Select<BoardFilter>
          aria-label={t.show}
          value={filter}
          onChange={setFilter}
          options={boardFilters.map((value) => ({ value, label: t.filters[value] }))}
        />
      </label>
      <label>
        <span>{t.group}</span>
        <Select<BoardGrouping>
          aria-label={t.group}
          value={grouping}
          onChange={setGrouping}
          options={boardGroups.map((value) => ({ value, label: t.groups[value] }))}
        />
      </label>
    </div>
  );
});

interface GroupProps extends Omit<BoardListProps, 'cases'> {
  readonly group: BoardGroup;
}

function Group({ group: { of, cases }, place, state, names, alike }: GroupProps) {
  const t = useTexts(boardTexts).list;
  const say = useSay();
  const term = valueTerms[of];
  const name =
    place.grouping === 'kind'
      ? term === undefined
        ? of
        : say(term)
      : (names.get(of) ?? (place.grouping === 'lead' ? t.noLead : t.noSuggestion));
  const heading = t.groupCount(name, cases.length);
  const movedBy = new Map(state.moved.slice(-20).map(({ proposalId, by }) => [proposalId, by]));
  return (
    <div role="group" aria-label={heading}>
      <div className="board-group" aria-hidden>
        {heading}
      </div>
      {cases.map((line) => (
        <Row
          key={line.id}
          line={line}
          draft={state.drafts.get(line.id)}
          names={names}
          isAt={line.id === place.at}
          isSelected={place.selected.has(line.id)}
          isInConflict={state.conflicts.has(line.id)}
          isObjected={state.lines.get(line.id)?.comments.some(({ verdict, outdated }) => verdict === 'not-ours' && !outdated) === true}
          movedBy={movedBy.get(line.id)}
          alike={alike.get(line.id)?.length ?? 0}
          apart={ledApart(line.id, alike, state.drafts).length}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly line: CaseLine;
  readonly draft: Draft | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly isAt: boolean;
  readonly isSelected: boolean;
  readonly isInConflict: boolean;
  readonly isObjected: boolean;
  readonly movedBy: { readonly id: string; readonly name: string } | undefined;
  /** How many read like it, and how many of these are to be led by another unit. */
  readonly alike: number;
  readonly apart: number;
}

const Row = memo(function Row({ line, draft, names, isAt, isSelected, isInConflict, isObjected, movedBy, alike, apart }: RowProps) {
  const t = useTexts(boardTexts).list;
  const personName = usePersonName();
  const { number, unnumbered, unitComma } = useTexts(texts);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const co = draft?.coHandlers.map(({ unitId }) => nameOf(unitId)).join(unitComma) ?? '';
  return (
    <div
      id={rowId(line.id)}
      data-id={line.id}
      role="option"
      aria-selected={isSelected}
      className={isAt ? 'board-row at' : 'board-row'}
      draggable
    >
      <span className="board-tick" aria-hidden>
        {isSelected ? '☑' : '☐'}
      </span>
      <span className="board-what">
        <span className="board-title">{line.title}</span>
        <span className="soft">
          <KeyTag line={line} /> {line.caseNumber === undefined ? unnumbered : number(line.caseNumber)} · {personName(line.author)}
        </span>
        {draft?.lead !== undefined && <span className="board-lead">{t.leads(nameOf(draft.lead.unitId))}</span>}
        {co !== '' && <span>{t.coHandles(co)}</span>}
        {alike > 0 && <span className={apart > 0 ? 'fault' : 'soft'}>{apart > 0 ? t.alikeApart(apart) : t.alike(alike)}</span>}
        {isInConflict && <span className="fault">{t.conflict}</span>}
        {isObjected && <span className="fault">{t.objected}</span>}
        {movedBy !== undefined && <span className="board-moved">{t.movedBy(personName(movedBy))}</span>}
      </span>
    </div>
  );
});

function rowId(id: string): string {
  return `line-${id}`;
}
