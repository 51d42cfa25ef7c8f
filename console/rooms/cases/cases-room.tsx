import { getRouteApi } from '@tanstack/react-router';
import { useCases } from '../../api/reads.ts';
import { CaseRow } from '../../parts/case-row.tsx';
import { FaultPage } from '../../parts/fault-page.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { CasesFilter } from './cases-filter.tsx';
import { casesTexts } from './texts.ts';

/** Every case that the reader may see, earliest due first; the filters are the address. */
export function CasesRoom() {
  const t = useTexts(casesTexts);
  const filter = getRouteApi('/frame/desk/cases').useSearch();
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <CasesFilter key={filter.q ?? ''} filter={filter} />
      <CaseList />
    </>
  );
}

function CaseList() {
  const t = useTexts(casesTexts);
  const query = useCases(getRouteApi('/frame/desk/cases').useSearch());
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  const items = pages.flatMap(({ body }) => body.items);
  return (
    <>
      <p role="status" className="soft">
        {items.length === 0 && !query.hasNextPage ? t.nothing : t.loaded(items.length, query.hasNextPage)}
      </p>
      <ul className="case-list" aria-label={t.list}>
        {items.map((line) => (
          <CaseRow key={line.id} line={line} now={pages[0]?.at ?? 0} />
        ))}
      </ul>
      <More query={query} />
    </>
  );
}
