import { getRouteApi, Link } from '@tanstack/react-router';
import { useWorklist } from '../../api/reads.ts';
import { CaseRow } from '../../parts/case-row.tsx';
import { ExportButtons } from '../../parts/file/export-buttons.tsx';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { texts } from '../../texts.ts';
import { byCase } from './by-case.ts';
import { NothingWaits } from './nothing-waits.tsx';
import { workTexts } from './texts.ts';

const lights = ['red', 'yellow', 'green'] as const;
const exact = { activeOptions: { exact: true } } as const;

/** What waits for the reader, earliest due first, narrowed by light. */
export function WaitingList() {
  const { light } = getRouteApi('/frame/desk').useSearch();
  const query = useWorklist(light);
  const isNothing = light === undefined && query.data?.pages.every(({ body }) => body.items.length === 0) === true;
  return (
    <>
      {!isNothing && <ByLight />}
      <WorkList query={query} light={light} />
      {!isNothing && <ExportButtons list="worklist" filter={{ light }} />}
    </>
  );
}

/** Where there is something to narrow. */
function ByLight() {
  const t = useTexts(workTexts);
  const { lights: lightWords } = useTexts(texts);
  return (
    <FilterLinks label={t.filter}>
      <Link to="/desk" {...exact} search={{}}>
        {t.all}
      </Link>
      {lights.map((light) => (
        <Link key={light} to="/desk" {...exact} search={{ light }}>
          {lightWords[light]}
        </Link>
      ))}
    </FilterLinks>
  );
}

interface WorkListProps {
  readonly query: ReturnType<typeof useWorklist>;
  readonly light: (typeof lights)[number] | undefined;
}

function WorkList({ query, light }: WorkListProps) {
  const t = useTexts(workTexts);
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
