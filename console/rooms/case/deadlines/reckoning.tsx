import type { Deadline } from '../../../api/contract.ts';
import { dayText, monthDayText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { reckonDays, weeksOf } from './reckon-days.ts';
import type { ReckonedDay } from './reckon-days.ts';
import { caseTexts } from '../texts.ts';

/** Why a date is what it is: in a sentence, and day by day. */
export function Reckoning({ deadline }: { readonly deadline: Deadline }) {
  const say = useSay();
  const { rule, startOn, rolledFrom, dueOn } = deadline.deadline;
  const days = reckonDays(deadline.deadline);
  const isByDay = 'unit' in rule && rule.unit === 'working-day';
  return (
    <>
      <p className="how">{say(deadline.explanation)}</p>
      {isByDay ? <Weeks days={days} /> : <Steps startOn={startOn} spanEnd={rolledFrom ?? dueOn} isFixed={'on' in rule} days={days} />}
    </>
  );
}

/** A span of working days: a sheet of weeks on which each day that counts has its number. */
function Weeks({ days }: { readonly days: readonly ReckonedDay[] }) {
  const t = useTexts(caseTexts).reckoning;
  return (
    <table className="weeks">
      <caption className="unseen">{t.caption}</caption>
      <thead>
        <tr>
          {t.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== undefined)?.on}>
            {week.map((day, index) => (day === undefined ? <td key={t.weekdays[index]} /> : <Day key={day.on} day={day} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day }: { readonly day: ReckonedDay }) {
  const t = useTexts(caseTexts).reckoning;
  const say = useSay();
  const { language } = useLanguage();
  const { on, is, count, name, isMakeUp, isDue } = day;
  const holiday = name === undefined ? t.rest : say(name);
  const said = { start: t.start, counted: t.counted(count ?? 0), weekend: t.rest, holiday, passed: '' }[is];
  return (
    <td className={isDue ? `${is} due-day` : is}>
      <span className="day-on">{monthDayText(on, language)}</span>
      <span>{said}</span>
      {isMakeUp && <span className="soft">{t.makeUp}</span>}
      {isDue && <strong>{t.due}</strong>}
    </td>
  );
}

interface StepsProps {
  readonly startOn: string;
  readonly spanEnd: string;
  readonly isFixed: boolean;
  readonly days: readonly ReckonedDay[];
}

/** Months, natural days, a fixed day: where it begins, where the span ends, and on which days the end was moved on. */
function Steps({ startOn, spanEnd, isFixed, days }: StepsProps) {
  const t = useTexts(caseTexts).reckoning;
  const say = useSay();
  const { language } = useLanguage();
  const words = ({ is, name, isDue }: ReckonedDay): string => {
    const what = is === 'holiday' && name !== undefined ? say(name) : is === 'weekend' || is === 'holiday' ? t.rest : '';
    return [what, isDue ? t.due : what === '' ? '' : t.movesOn].filter((part) => part !== '').join(t.comma);
  };
  return (
    <ol className="steps">
      {!isFixed && (
        <li>
          {dayText(startOn, language)} <span className="soft">{t.start}</span>
        </li>
      )}
      {days.map((day) => (
        <li key={day.on}>
          {dayText(day.on, language)}{' '}
          <span className="soft">
            {day.on === spanEnd && !isFixed && `${t.spanEnds}${t.comma}`}
            {words(day)}
          </span>
        </li>
      ))}
    </ol>
  );
}
