import { Refusal } from '#core/errors/refusal.ts';
import { yearOf } from './arranged-year.ts';
import type { ArrangedYear } from './arranged-year.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { CalendarEvent } from './calendar-log.ts';
import { currentCalendar } from './calendars.ts';
import type { Calendars } from './calendars.ts';
import { festivalYears } from './festivals.ts';
import { daysOf } from './holiday.ts';
import { statutoryDays } from './statutory-days.ts';
import { isWeekend } from './working-calendar.ts';
import type { NamedDay, WorkingCalendar } from './working-calendar.ts';

/**
 * Records a year as its notice arranges it, or arranges anew a year that is not over.
 * @throws Refusal `CalendarYearNotAllowedError` {year, earliest, latest}; `NoticeNotIssuedError` {issuedOn, today};
 * `DayOutsideYearError` {year, days}; `DayArrangedTwiceError` {days}; `MakeUpDayNotAllowedError` {days} for one on a weekday;
 * `StatutoryDaysNotKeptError` {year, days} for statutory days that are not off
 */
export function recordYear(calendars: Calendars, arranged: ArrangedYear, today: CalendarDate): CalendarEvent[] {
  const { year, issuedOn, holidays } = arranged;
  checkYear(year, currentCalendar(calendars), yearOf(today));
  if (issuedOn > today) throw new Refusal('NoticeNotIssuedError', { issuedOn, today });
  checkDays(year, holidays.flatMap(daysOf));
  return [{ type: 'CalendarYearRecorded', ...arranged }];
}

/** Years follow each other without a gap, and none is arranged before the one before it has begun. What is over stays as it is. */
function checkYear(year: number, { coveredUntil }: WorkingCalendar, thisYear: number): void {
  const next = yearOf(coveredUntil) + 1;
  const earliest = Math.min(thisYear, next);
  const latest = Math.min(thisYear + 1, next, festivalYears.at(-1) ?? thisYear);
  if (year < earliest || year > latest) throw new Refusal('CalendarYearNotAllowedError', { year, earliest, latest });
}

/** What makes a list of days no arrangement, told by the days that are wrong. */
function checkDays(year: number, days: WorkingCalendar['days']): void {
  const outside = datesOf(days, ({ on }) => on < firstDay(year) || on > `${year}-12-31`);
  if (outside.length > 0) throw new Refusal('DayOutsideYearError', { year, days: outside });
  const twice = datesOf(days, ({ on }, index) => days.findIndex((one) => one.on === on) < index);
  if (twice.length > 0) throw new Refusal('DayArrangedTwiceError', { days: twice });
  const onWeekdays = datesOf(days, ({ on, working }) => working && !isWeekend(on));
  if (onWeekdays.length > 0) throw new Refusal('MakeUpDayNotAllowedError', { days: onWeekdays });
  const off = datesOf(days, ({ working }) => !working);
  const notKept = datesOf(statutoryDays(year), ({ on }) => !off.includes(on));
  if (notKept.length > 0) throw new Refusal('StatutoryDaysNotKeptError', { year, days: notKept });
}

// The notice of a year may arrange the last days of the year before: that of 2019 made 29 December 2018 a working day.
const firstDay = (year: number): CalendarDate => `${year - 1}-12-25`;

function datesOf<D extends NamedDay>(days: readonly D[], which: (day: D, index: number) => boolean): CalendarDate[] {
  return days.filter(which).map(({ on }) => on);
}
