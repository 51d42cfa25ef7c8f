import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWorkOfKind } from '../../api/oversight-reads.ts';
import { useCases } from '../../api/reads.ts';
import { useReader } from '../../frame/reader.tsx';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { KeyFigures } from '../figures/key-figures.tsx';
import { ReadingDesk } from '../reading/reading-desk.tsx';
import type { ReadingPlace } from '../reading/reading-place.ts';
import { LateUnits } from './late-units.tsx';
import { officeLists } from './room.ts';
import { officeTexts } from './texts.ts';
import { UnreachedList } from './unreached-list.tsx';

type List = (typeof officeLists)[number];

const lists: Readonly<Record<List, () => ReactNode>> = {
  dispatch: () => <DispatchList />,
  returns: () => <ReturnsList />,
  late: () => <LateUnits />,
  unreached: () => <UnreachedList />,
};

/** The government office's desk: what is to be dispatched, what units ask to give back, what is late, what reached nobody. */
export function OfficeRoom() {
  const t = useTexts(officeTexts);
  const { list = 'dispatch' } = getRouteApi('/frame/desk/office').useSearch();
  const Shown = lists[list];
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <KeyFigures />
      <FilterLinks label={t.lists}>
        {officeLists.map((one) => (
          <Link
            key={one}
            to="/desk/office"
            search={one === 'dispatch' ? {} : { list: one }}
            activeOptions={{ exact: true }}
            className={one === list ? 'active' : ''}
            aria-current={one === list ? 'page' : undefined}
          >
            {t.names[one]}
          </Link>
        ))}
      </FilterLinks>
      <Shown />
    </>
  );
}

function usePlace(list: 'dispatch' | 'returns') {
  const { at, act, of } = getRouteApi('/frame/desk/office').useSearch();
  const navigate = useNavigate();
  const place: ReadingPlace = {
    ...(at === undefined ? {} : { at }),
    ...(act === undefined ? {} : { act }),
    ...(of === undefined ? {} : { of }),
  };
  const go = (next: ReadingPlace): void =>
    void navigate({ to: '/desk/office', search: { ...(list === 'dispatch' ? {} : { list }), ...next }, replace: true });
  return { place, go };
}

function DispatchList() {
  const query = useCases({ stage: 'awaiting-dispatch' });
  const { place, go } = usePlace('dispatch');
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  const lines = pages.flatMap(({ body }) => body.items);
  return <ReadingDesk lines={lines} now={pages[0]?.at ?? 0} query={query} place={place} go={go} nothing={<Nothing list="dispatch" />} />;
}

function ReturnsList() {
  const query = useWorkOfKind('return-decision');
  const { role } = useReader();
  const { place, go } = usePlace('returns');
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  // A case in which two units ask is one case to read.
  const items = pages.flatMap(({ body }) => body.items);
  const lines = [...new Map(items.map(({ case: line, task }) => [line.id, { ...line, due: task }])).values()];
  return (
    <ReadingDesk
      lines={lines}
      now={pages[0]?.at ?? 0}
      query={query}
      place={place}
      go={go}
      nothing={<Nothing list={role === 'supervisor' ? 'supervised' : 'returns'} />}
    />
  );
}

function Nothing({ list }: { readonly list: 'dispatch' | 'returns' | 'supervised' }) {
  const t = useTexts(officeTexts).nothing[list];
  return (
    <div className="nothing" role="status">
      <p className="nothing-what">{t.what}</p>
      <p>{t.next}</p>
    </div>
  );
}
