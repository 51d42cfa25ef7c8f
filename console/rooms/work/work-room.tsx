import { getRouteApi, Link } from '@tanstack/react-router';
import { useWorklist } from '../../api/reads.ts';
import { useReader } from '../../frame/reader.tsx';
import { CaseRow } from '../../parts/case-row.tsx';
import { FaultPage } from '../../parts/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { texts } from '../../texts.ts';
import { byCase } from './by-case.ts';
import { workTexts } from './texts.ts';

const lights = ['red', 'yellow', 'green'] as const;

/** What waits for the reader, earliest due first. */
export function WorkRoom() {
  const t = useTexts(workTexts);
  const { lights: lightWords } = useTexts(texts);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <FilterLinks label={t.filter}>
        <Link to="/desk" search={{}} activeOptions={{ exact: true }}>
          {t.all}
        </Link>
        {lights.map((light) => (
          <Link key={light} to="/desk" search={{ light }} activeOptions={{ exact: true }}>
            {lightWords[light]}
          </Link>
        ))}
      </FilterLinks>
      <WorkList />
    </>
  );
}

function WorkList() {
  const t = useTexts(workTexts);
  const { light } = getRouteApi('/frame/desk').useSearch();
  const query = useWorklist(light);
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  const now = pages[0]?.at ?? 0;
  const waiting = byCase(pages.flatMap(({ body }) => body.items));
  if (waiting.length === 0 && !query.hasNextPage) return <NothingWaits isNarrowed={light !== undefined} />;
  return (
    <>
      <p role="status" className="soft">
        {t.loaded(waiting.length, query.hasNextPage)}
      </p>
      <ul className="case-list" aria-label={t.list}>
        {waiting.map(({ line, tasks }) => (
          <CaseRow key={line.id} line={line} tasks={tasks} now={now} />
        ))}
      </ul>
      <More query={query} />
    </>
  );
}

function NothingWaits({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useTexts(workTexts);
  const { role } = useReader();
  return (
    <div className="nothing" role="status">
      <p className="nothing-what">{isNarrowed ? t.nothingOfLight : t.nothing}</p>
      {isNarrowed ? (
        <Link to="/desk" search={{}}>
          {t.showAll}
        </Link>
      ) : (
        <p>{t.next[role]}</p>
      )}
    </div>
  );
}
