import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import { daysOf, holidaySchema } from './holiday.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A year as the State Council office's notice arranges it. */
export const arrangedYearSchema = z.strictObject({
  year: z.int(),
  /** Title or number of the notice. */
  notice: z.string(),
  issuedOn: calendarDateSchema,
  holidays: z.array(holidaySchema),
});

export type ArrangedYear = z.infer<typeof arrangedYearSchema>;

export const yearOf = (on: CalendarDate): number => Number(on.slice(0, 4));

/**
 * A calendar with further years, or with years arranged anew: of one year the last one counts, and nothing is left of the arrangement
 * it replaces. What a notice says of the last days of the year before goes before that year's own.
 */
export function withYears(calendar: WorkingCalendar, version: string, arranged: readonly ArrangedYear[]): WorkingCalendar {
  const byYear = new Map(arranged.map((one) => [one.year, one]));
  const years = [...byYear.values()].sort((a, b) => a.year - b.year);
  const kept = calendar.days.filter(({ on }) => !byYear.has(yearOf(on)));
  const days = new Map([...kept, ...years.flatMap(({ holidays }) => holidays.flatMap(daysOf))].map((day) => [day.on, day]));
  const sources = [
    ...calendar.sources.filter(({ year }) => !byYear.has(year)),
    ...years.map(({ year, notice, issuedOn }) => ({ year, notice, issuedOn })),
  ];
  return {
    ...calendar,
    version,
    coveredFrom: years.reduce((first, { year }) => (`${year}-01-01` < first ? `${year}-01-01` : first), calendar.coveredFrom),
    coveredUntil: years.reduce((last, { year }) => (`${year}-12-31` > last ? `${year}-12-31` : last), calendar.coveredUntil),
    sources: sources.sort((a, b) => a.year - b.year),
    days: [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}
