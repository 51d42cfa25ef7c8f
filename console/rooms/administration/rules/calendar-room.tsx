import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import '../../../look/administration.css';
import { useReader } from '../../../frame/reader.tsx';
import { Answered } from '../../../parts/answered.tsx';
import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { useTitle } from '../../../parts/use-title.ts';
import { CalendarDays } from './calendar-days.tsx';
import { CalendarForm } from './calendar-form.tsx';
import type { Calendars } from '../contract.ts';
import { useCalendars } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

const route = getRouteApi('/frame/desk/calendar');

/** The working calendar: its years and versions, the days of one, how two versions differ, and a year to record. */
export function CalendarRoom() {
  const { calendar: t } = useTexts(administrationTexts);
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <Answered query={useCalendars()}>{(calendars, at) => <Calendar calendars={calendars} now={at} />}</Answered>
    </>
  );
}

function Calendar({ calendars, now }: { readonly calendars: Calendars; readonly now: number }) {
  const { calendar: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  const { me } = useReader();
  const { current, years, provisionalUntil } = calendars;
  const { year = String(new Date(now).getUTCFullYear()), version, against } = route.useSearch();
  return (
    <>
      <section className="card" aria-labelledby="years">
        <h2 id="years">{t.years}</h2>
        <p>{t.current(current)}</p>
        <ul>
          {years.map((one) => (
            <li key={one.year}>
              {one.year} <span className="soft">{t.notice(one.notice, dayText(one.issuedOn, language))}</span>
            </li>
          ))}
        </ul>
        <p className="soft">{t.provisional(provisionalUntil)}</p>
      </section>
      <CalendarFilter calendars={calendars} year={year} version={version} against={against} />
      <CalendarDays year={year} version={version} against={against} />
      {me.roles.includes('administrator') && <CalendarForm />}
    </>
  );
}

interface FilterProps {
  readonly calendars: Calendars;
  readonly year: string;
  readonly version: string | undefined;
  readonly against: string | undefined;
}

function CalendarFilter({ calendars: { years, versions, provisionalUntil }, year, version = '', against = '' }: FilterProps) {
  const { calendar: t } = useTexts(administrationTexts);
  const navigate = useNavigate();
  const first = years[0]?.year ?? Number(year);
  const every = Array.from({ length: Math.max(0, provisionalUntil - first + 1) }, (_, index) => String(first + index));
  const named = versions.map((one) => ({ value: one.version, label: one.version }));
  const go = (change: Readonly<Record<string, string>>): void => {
    const kept = Object.entries({ year, version, against, ...change }).filter(([, value]) => value !== '');
    void navigate({ to: '/desk/calendar', search: Object.fromEntries(kept) });
  };
  const select = (name: 'year' | 'version' | 'against', value: string, options: readonly { value: string; label: string }[]) => (
    <label className="filter-select">
      <span>{t[name]}</span>
      <Select<string> aria-label={t[name]} value={value} options={[...options]} onChange={(next) => go({ [name]: next })} />
    </label>
  );
  return (
    <search className="case-filter">
      {select(
        'year',
        year,
        every.map((one) => ({ value: one, label: one })),
      )}
      {select('version', version, [{ value: '', label: t.present }, ...named])}
      {select('against', against, [{ value: '', label: t.notCompared }, ...named])}
    </search>
  );
}
