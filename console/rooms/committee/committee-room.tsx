import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCases } from '../../api/reads.ts';
import type { CaseFilter } from '../../api/reads.ts';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { KeyFigures } from '../figures/key-figures.tsx';
import { ReadingDesk } from '../reading/reading-desk.tsx';
import { committeeLists } from './room.ts';
import { committeeTexts } from './texts.ts';

const filters: Readonly<Record<(typeof committeeLists)[number], CaseFilter>> = {
  review: { stage: 'in-review' },
  filed: { stage: 'awaiting-dispatch' },
  redo: { stage: 'in-handling', redone: 'true' },
  consultation: { stage: 'in-consultation' },
};

/** The committee's desk: what waits for review, gone through by the keyboard; what is done again; what is consulted about. */
export function CommitteeRoom() {
  const t = useTexts(committeeTexts);
  const { list: shown = 'review' } = getRouteApi('/frame/desk/committee').useSearch();
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <KeyFigures />
      <FilterLinks label={t.lists}>
        {committeeLists.map((list) => (
          <Link
            key={list}
            to="/desk/committee"
            search={list === 'review' ? {} : { list }}
            activeOptions={{ exact: true }}
            className={list === shown ? 'active' : ''}
            aria-current={list === shown ? 'page' : undefined}
          >
            {t.names[list]}
          </Link>
        ))}
      </FilterLinks>
      <CommitteeList />
    </>
  );
}

function CommitteeList() {
  const t = useTexts(committeeTexts);
  const { list = 'review', ...place } = getRouteApi('/frame/desk/committee').useSearch();
  const navigate = useNavigate();
  const query = useCases(filters[list]);
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  return (
    <ReadingDesk
      key={list}
      lines={pages.flatMap(({ body }) => body.items)}
      now={pages[0]?.at ?? 0}
      query={query}
      place={place}
      go={(next) => void navigate({ to: '/desk/committee', search: { ...(list === 'review' ? {} : { list }), ...next }, replace: true })}
      nothing={
        <div className="nothing" role="status">
          <p className="nothing-what">{t.nothing[list].what}</p>
          <p>{t.nothing[list].next}</p>
        </div>
      }
    />
  );
}
