import { getRouteApi } from '@tanstack/react-router';
import { useCases, usePeople, useUnits } from '../../api/reads.ts';
import { CaseRow } from '../../parts/case-row.tsx';
import { ExportButtons } from '../../parts/file/export-buttons.tsx';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
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
      <Whose />
      <ExportButtons list="proposals" filter={{ ...filter }} />
      <CaseList />
    </>
  );
}

/** Whose cases they are, where the list was narrowed to somebody's; the filter's last button takes it away. */
function Whose() {
  const t = useTexts(casesTexts);
  const { member, unit } = getRouteApi('/frame/desk/cases').useSearch();
  const unitName = useUnitName();
  const personName = usePersonName();
  const people = usePeople().data?.body.people;
  const units = useUnits().data?.body.units;
  const found = units?.find(({ id }) => id === unit);
  const author = people?.find(({ id }) => id === member);
  const name = member === undefined ? found && unitName(found) : author && personName(author);
  if (name === undefined) return null;
  return <p>{member === undefined ? t.onlyUnit(name) : t.onlyMember(name)}</p>;
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
