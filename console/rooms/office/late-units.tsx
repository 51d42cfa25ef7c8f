import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useOverdue, useOverdueOf } from '../../api/oversight-reads.ts';
import type { Overdue, OverdueOfUnit } from '../../api/contract.ts';
import { Answered } from '../../parts/answered.tsx';
import { CaseRow } from '../../parts/case-row.tsx';
import { dayText } from '../../parts/dates.ts';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { Chase } from './chase.tsx';
import { officeTexts } from './texts.ts';

/** What is late, by unit, those with most first; a unit opens to its cases. */
export function LateUnits() {
  return <Answered query={useOverdue()}>{({ units }) => <Units units={units} />}</Answered>;
}

function Units({ units }: { readonly units: Overdue['units'] }) {
  const t = useTexts(officeTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const unitName = useUnitName();
  const { unit: open } = getRouteApi('/frame/desk/office').useSearch();
  if (units.length === 0) {
    return (
      <div className="nothing" role="status">
        <p className="nothing-what">{t.late.nothing}</p>
        <p>{t.late.next}</p>
      </div>
    );
  }
  return (
    <ul className="late-units" aria-label={t.names.late}>
      {units.map(({ unit, clocks, more, cases, since }) => (
        <li key={unit.id} className="card">
          <Button
            type="text"
            aria-expanded={unit.id === open}
            onClick={() =>
              void navigate({ to: '/desk/office', search: { list: 'late', ...(unit.id === open ? {} : { unit: unit.id }) }, replace: true })
            }
          >
            <strong>{unitName(unit)}</strong> <span className="left over">{t.late.count(clocks, more)}</span>{' '}
            <span className="soft">{t.late.since(cases, dayText(since, language))}</span>
          </Button>
          {unit.id === open && <LateCases unitId={unit.id} name={unitName(unit)} />}
        </li>
      ))}
    </ul>
  );
}

function LateCases({ unitId, name }: { readonly unitId: string; readonly name: string }) {
  const t = useTexts(officeTexts);
  const query = useOverdueOf(unitId);
  const [chased, setChased] = useState<OverdueOfUnit['items'][number]>();
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  return (
    <>
      <ul className="case-list late-cases" aria-label={t.late.casesOf(name)}>
        {pages
          .flatMap(({ body }) => body.items)
          .map((item) => (
            <LateCase key={`${item.case.id} ${item.task.clockId}`} item={item} now={pages[0]?.at ?? 0} chase={() => setChased(item)} />
          ))}
      </ul>
      <More query={query} />
      {chased !== undefined && <Chase line={chased.case} task={chased.task} close={() => setChased(undefined)} />}
    </>
  );
}

interface LateCaseProps {
  readonly item: OverdueOfUnit['items'][number];
  readonly now: number;
  readonly chase: () => void;
}

function LateCase({ item: { case: line, task }, now, chase }: LateCaseProps) {
  const t = useTexts(officeTexts);
  return (
    <>
      <CaseRow line={line} tasks={[task]} now={now} />
      <li className="chase-line">
        <Button onClick={chase} aria-label={t.chase.openFor(line.title)}>
          {t.chase.open}
        </Button>
      </li>
    </>
  );
}
