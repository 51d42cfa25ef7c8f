import { Button, Input } from 'antd';
import { memo, useMemo, useState } from 'react';
import type { DragEvent } from 'react';
import { JsonCursor } from '../../../session/json-cursor.ts';
import type { CaseLine, Units } from '../../../api/contract.ts';
import { useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { draggedType } from './board-list.tsx';
import type { Load } from '../contract.ts';
import { unitIdsOf } from '../shared/draft-line.ts';
import type { Draft, Share } from '../shared/draft-line.ts';
import { boardTexts } from '../texts.ts';

interface UnitListProps {
  readonly units: Units['units'];
  readonly load: Load;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly cases: readonly CaseLine[];
  /** Gives what is selected, or what is named, to a unit; undefined for whoever only reads. */
  readonly give: ((share: Share, unitId: string, ids?: readonly string[]) => void) | undefined;
}

/** The units, with what each has in hand, what it would get here, and what it can have. A key that moves on the board draws none of them anew. */
export const UnitList = memo(function UnitList({ units, load, drafts, cases, give }: UnitListProps) {
  const t = useTexts(boardTexts).units;
  const unitName = useUnitName();
  const [sought, setSought] = useState('');
  const drafted = useMemo(() => draftedOf(drafts, cases), [drafts, cases]);
  const loads = useMemo(() => new Map(load.units.map((one) => [one.unitId, one])), [load]);
  const found = units.filter(({ name, nameEn }) => `${name} ${nameEn}`.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <section className="board-units card" aria-label={t.name}>
      <h2>{t.name}</h2>
      <Input aria-label={t.find} placeholder={t.find} allowClear value={sought} onChange={({ target }) => setSought(target.value)} />
      {give !== undefined && <p className="soft">{t.drop}</p>}
      {found.length === 0 && <p>{t.none}</p>}
      <ul tabIndex={0} aria-label={t.name}>
        {found.map((unit) => (
          <UnitRow
            key={unit.id}
            id={unit.id}
            name={unitName(unit)}
            load={loads.get(unit.id)}
            drafted={drafted.get(unit.id) ?? 0}
            give={give}
          />
        ))}
      </ul>
    </section>
  );
});

/** Lines by unit; of what is dispatched meanwhile the unit has it in hand, not here. */
function draftedOf(drafts: ReadonlyMap<string, Draft>, cases: readonly CaseLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of cases) {
    const draft = drafts.get(id);
    if (draft === undefined) continue;
    for (const unitId of unitIdsOf(draft)) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  }
  return counts;
}

interface UnitRowProps extends Pick<UnitListProps, 'give'> {
  readonly id: string;
  readonly name: string;
  readonly load: Load['units'][number] | undefined;
  readonly drafted: number;
}

const UnitRow = memo(function UnitRow({ id, name, load, drafted, give }: UnitRowProps) {
  const t = useTexts(boardTexts).units;
  const inHand = load?.inHand ?? 0;
  const capacity = load?.capacity;
  const over = capacity === undefined ? 0 : inHand + drafted - capacity;
  const dropOn = (share: Share) => ({
    onDragOver: (event: DragEvent) => {
      if (give !== undefined && event.dataTransfer.types.includes(draggedType)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      give?.(share, id, draggedIn(event));
    },
  });
  return (
    <li className="board-unit" {...dropOn('lead')}>
      <span>
        <strong>{name}</strong>
        <span className="soft">
          {t.load(inHand, drafted)}
          {capacity !== undefined && ` · ${t.capacity(capacity)}`}
        </span>
        {capacity !== undefined && (
          <meter min={0} max={capacity} value={Math.min(inHand + drafted, capacity)} aria-label={t.load(inHand, drafted)} />
        )}
        {over > 0 && <span className="fault">{t.over(over)}</span>}
      </span>
      {give !== undefined && (
        <span className="board-give">
          <Button size="small" aria-label={t.leadFor(name)} onClick={() => give('lead', id)}>
            {t.lead}
          </Button>
          <span {...dropOn('co')}>
            <Button size="small" aria-label={t.coFor(name)} onClick={() => give('co', id)}>
              {t.co}
            </Button>
          </span>
        </span>
      )}
    </li>
  );
});

function draggedIn({ dataTransfer }: DragEvent): string[] {
  const told: unknown = JSON.parse(dataTransfer.getData(draggedType) || '[]');
  return new JsonCursor(told).list((one) => one.text());
}
