import { getRouteApi, Link } from '@tanstack/react-router';
import { useShares } from '../../api/reads.ts';
import { useReader } from '../../frame/reader.tsx';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { useTitle } from '../../parts/use-title.ts';
import { texts } from '../../texts.ts';
import { AskedNote } from '../comments/asked-note.tsx';
import { lights, steps } from './room.ts';
import { ShareList } from './share-list.tsx';
import { unitTexts } from './texts.ts';

/** What the reader's unit has in hand: each share with what is next for it, earliest due first. */
export function UnitRoom() {
  const t = useTexts(unitTexts);
  const { lights: lightWords } = useTexts(texts);
  const { me } = useReader();
  const { next, light } = getRouteApi('/frame/desk/unit').useSearch();
  const unitName = useUnitName();
  const title = t.title(me.unit === undefined ? '' : unitName(me.unit));
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <AskedNote />
      <p>
        <Link to="/desk/notices">{t.notices}</Link>
      </p>
      <FilterLinks label={t.byStep}>
        <Link to="/desk/unit" search={light === undefined ? {} : { light }} activeOptions={{ exact: true }}>
          {t.all}
        </Link>
        {steps.map((step) => (
          <Link
            key={step}
            to="/desk/unit"
            search={{ next: step, ...(light === undefined ? {} : { light }) }}
            activeOptions={{ exact: true }}
          >
            {t.steps[step]}
          </Link>
        ))}
      </FilterLinks>
      <FilterLinks label={t.byLight}>
        <Link to="/desk/unit" search={next === undefined ? {} : { next }} activeOptions={{ exact: true }}>
          {t.anyLight}
        </Link>
        {lights.map((one) => (
          <Link key={one} to="/desk/unit" search={{ ...(next === undefined ? {} : { next }), light: one }} activeOptions={{ exact: true }}>
            {lightWords[one]}
          </Link>
        ))}
      </FilterLinks>
      <Listed />
    </>
  );
}

function Listed() {
  const t = useTexts(unitTexts);
  const { next, light } = getRouteApi('/frame/desk/unit').useSearch();
  const query = useShares({ next, light });
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const { pages } = query.data;
  const items = pages.flatMap(({ body }) => body.items);
  return (
    <>
      {(items.length > 0 || query.hasNextPage) && (
        <p role="status" className="soft">
          {t.loaded(items.length, query.hasNextPage)}
        </p>
      )}
      <ShareList items={items} now={pages[0]?.at ?? 0} />
      {items.length === 0 && !query.hasNextPage && <Nothing isNarrowed={next !== undefined || light !== undefined} />}
      <More query={query} />
    </>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useTexts(unitTexts);
  return (
    <div className="nothing" role="status">
      <p className="nothing-what">{isNarrowed ? t.nothingSuch : t.nothing}</p>
      {isNarrowed ? (
        <Link to="/desk/unit" search={{}}>
          {t.showAll}
        </Link>
      ) : (
        <p>{t.later}</p>
      )}
    </div>
  );
}
