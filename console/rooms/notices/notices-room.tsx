import { getRouteApi, Link } from '@tanstack/react-router';
import { Answered } from '../../parts/answered.tsx';
import { dayText } from '../../parts/dates.ts';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { useTitle } from '../../parts/use-title.ts';
import { NoticePaper } from './notice-paper.tsx';
import { useNotice, useNotices } from './reads.ts';
import { noticesTexts } from './texts.ts';

/** Numbered notices of what was dispatched: a unit's own, of all units to those who oversee; each a paper that is printed. */
export function NoticesRoom() {
  const t = useTexts(noticesTexts);
  const { notice, unit } = getRouteApi('/frame/desk/notices').useSearch();
  useTitle(t.title);
  return (
    <>
      <h1 className="not-printed">{t.title}</h1>
      {notice === undefined || unit === undefined ? <NoticeList /> : <OpenNotice noticeId={notice} unitId={unit} />}
    </>
  );
}

function NoticeList() {
  const t = useTexts(noticesTexts);
  const unitName = useUnitName();
  const { language } = useLanguage();
  const { year: asked } = getRouteApi('/frame/desk/notices').useSearch();
  return (
    <Answered query={useNotices(asked)}>
      {({ year, notices }) => (
        <>
          <FilterLinks label={t.years}>
            {[-1, 0]
              .map((ago) => String(Number(asked ?? year) + ago))
              .concat(asked === undefined ? [] : [String(Number(asked) + 1)])
              .map((one) => (
                <Link
                  key={one}
                  to="/desk/notices"
                  search={{ year: one }}
                  className={one === year ? 'active' : ''}
                  aria-current={one === year ? 'page' : undefined}
                >
                  {t.year(one)}
                </Link>
              ))}
          </FilterLinks>
          {notices.length === 0 ? (
            <div className="nothing" role="status">
              <p className="nothing-what">{t.none}</p>
              <p>{t.noneNext}</p>
            </div>
          ) : (
            <ul className="case-list notice-list" aria-label={t.list}>
              {notices.map(({ noticeId, unit, number, issuedOn, lines }) => (
                <li key={`${noticeId} ${unit.id}`}>
                  <Link to="/desk/notices" search={{ notice: noticeId, unit: unit.id }}>
                    {t.line(number, unitName(unit))}
                  </Link>{' '}
                  <span className="soft">{t.what(dayText(issuedOn, language), lines)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Answered>
  );
}

function OpenNotice({ noticeId, unitId }: { readonly noticeId: string; readonly unitId: string }) {
  const t = useTexts(noticesTexts);
  return (
    <>
      <p className="not-printed">
        <Link to="/desk/notices" search={{}}>
          {t.all}
        </Link>
      </p>
      <Answered query={useNotice(noticeId, unitId)}>{(notice) => <NoticePaper notice={notice} />}</Answered>
    </>
  );
}
