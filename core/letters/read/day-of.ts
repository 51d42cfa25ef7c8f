import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { numberOf } from '../chinese-numerals.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** The day that `datePattern` found, as `YYYY-MM-DD`; `undefined` for one that no calendar has. */
export function dayOf(groups: Groups): string | undefined {
  const year = numberOf(groups['y1'] ?? groups['y2'] ?? groups['y3'] ?? '');
  const month = numberOf(groups['m1'] ?? groups['m2'] ?? groups['m3'] ?? '');
  const day = numberOf(groups['d1'] ?? groups['d2'] ?? groups['d3'] ?? '');
  return year === undefined || month === undefined || day === undefined ? undefined : calendarDay(year, month, day);
}

export function calendarDay(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return calendarDateSchema.safeParse(text).success ? text : undefined;
}

/** The last day of a month. */
export function lastOfMonth(year: number, month: number): string | undefined {
  return [31, 30, 29, 28].map((day) => calendarDay(year, month, day)).find((day) => day !== undefined);
}
