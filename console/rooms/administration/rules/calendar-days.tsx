import { Answered } from '../../../parts/answered.tsx';
import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import type { CalendarYear } from '../contract.ts';
import { useCalendarYear } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

interface CalendarDaysProps {
  readonly year: string;
  readonly version: string | undefined;
  readonly against: string | undefined;
}

/** A year's days off and days worked, and those in which another version differs. */
export function CalendarDays({ year, version, against }: CalendarDaysProps) {
  const { calendar: t } = useTexts(administrationTexts);
  const other = useCalendarYear(against === undefined ? undefined : year, against);
  return (
    <section className="card" aria-labelledby="days">
      <h2 id="days">{t.days(year)}</h2>
      <Answered query={useCalendarYear(year, version)}>
        {(told) => (
          <>
            {told.provisional && <p className="soft">{t.provisionalYear}</p>}
            {other.data !== undefined && <DayDifferences before={other.data.body} after={told} />}
            <DayTable days={told.days} />
          </>
        )}
      </Answered>
    </section>
  );
}

function DayTable({ days }: Pick<CalendarYear, 'days'>) {
  const { calendar: t } = useTexts(administrationTexts);
  const dayWords = useDayWords();
  const { language } = useLanguage();
  if (days.length === 0) return <p>{t.noDays}</p>;
  return (
    <table className="rules-table">
      <tbody>
        {days.map((day) => (
          <tr key={day.on}>
            <th scope="row">{dayText(day.on, language)}</th>
            <td>{dayWords(day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayDifferences({ before, after }: { readonly before: CalendarYear; readonly after: CalendarYear }) {
  const { calendar: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  const dayWords = useDayWords();
  const [was, is] = [before, after].map(({ days }) => new Map(days.map((day) => [day.on, dayWords(day)])));
  const dates = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].filter((on) => was?.get(on) !== is?.get(on)).sort();
  return (
    <section className="consequences" aria-label={t.differences}>
      <h3>{t.differences}</h3>
      {dates.length === 0 && <p>{t.noDifference}</p>}
      <ul>
        {dates.map((on) => (
          <li key={on}>
            {dayText(on, language)} {t.was(was?.get(on) ?? t.ordinary, is?.get(on) ?? t.ordinary)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useDayWords(): (day: CalendarYear['days'][number]) => string {
  const { calendar: t } = useTexts(administrationTexts);
  const { language } = useLanguage();
  return ({ name, nameEn, kind }) => `${language === 'zh' ? name : nameEn} · ${t.kinds[kind]}`;
}
