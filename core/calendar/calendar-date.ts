import * as z from 'zod';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

// Aborts, so that no later check of a whole object meets a day that does not exist.
/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD` (RFC 3339 full-date); refuses days that do not exist. */
export const calendarDateSchema = z.iso.date({ abort: true });

/** `YYYY-MM-DD`, without time or zone. Plain text, so `<` and `===` compare two of them rightly. */
export type CalendarDate = z.infer<typeof calendarDateSchema>;

/** A text that should be a calendar date is none, or the arithmetic left the years 0000 to 9999. */
export class InvalidCalendarDateError extends Error {
  override readonly name = 'InvalidCalendarDateError';
  readonly text: string;

  constructor(text: string) {
    super(`${text} is not a calendar date (YYYY-MM-DD)`);
    this.text = text;
  }
}

// Reckoning walks over the same few hundred days again and again, and reading a date is most of its work. A hundred years
// are remembered at most; then it begins anew.
const MOST_KNOWN = 36_525;
const numbers = new Map<CalendarDate, number>();
const dates = new Map<number, CalendarDate>();

/** Days since 1970-01-01, negative before it. Throws `InvalidCalendarDateError`. */
export function dayNumber(on: CalendarDate): number {
  const known = numbers.get(on);
  if (known !== undefined) return known;
  const days = Date.parse(`${on}T00:00:00Z`) / MS_PER_DAY;
  // A day that does not exist is written otherwise than it was read.
  if (on.length !== 10 || Number.isNaN(days) || dateText(days) !== on) throw new InvalidCalendarDateError(on);
  return remember(on, days).days;
}

function dateText(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/** The date that many days after (negative: before) 1970-01-01. Throws `InvalidCalendarDateError` past the year 9999. */
export function dateOfDayNumber(days: number): CalendarDate {
  const known = dates.get(days);
  if (known !== undefined) return known;
  const date = dateText(days);
  if (date.length !== 10) throw new InvalidCalendarDateError(date);
  return remember(date, days).on;
}

function remember(on: CalendarDate, days: number): { readonly on: CalendarDate; readonly days: number } {
  if (numbers.size >= MOST_KNOWN) {
    numbers.clear();
    dates.clear();
  }
  numbers.set(on, days);
  dates.set(days, on);
  return { on, days };
}

/** `days` may be negative. */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(on) + days);
}

/** How many days after `from` the day `until` is; negative when it is before. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
  return dayNumber(until) - dayNumber(from);
}

/**
 * Same day of the month `months` later (negative: earlier); where that month is too short, its last day
 * (the same rule as 《民法典》 art. 202).
 */
export function addMonths(on: CalendarDate, months: number): CalendarDate {
  const date = new Date(dayNumber(on) * MS_PER_DAY);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const first = date.getTime() / MS_PER_DAY;
  date.setUTCMonth(date.getUTCMonth() + 1);
  const length = date.getTime() / MS_PER_DAY - first;
  return dateOfDayNumber(first + Math.min(day, length) - 1);
}

/** ISO 8601 weekday: 1 = Monday … 7 = Sunday. */
export function weekday(on: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(on) + 3) % 7) + 7) % 7) + 1;
}

/** Negative, zero or positive as `a` is before, on or after `b`: fit for `sort`. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** The body's date at an instant (ISO 8601 with zone). `offset`: minutes east of UTC, fixed (China: 480, no summer time). */
export function localDate(instant: string, offset: number): CalendarDate {
  const days = Math.floor((Date.parse(instant) + offset * MS_PER_MINUTE) / MS_PER_DAY);
  if (Number.isNaN(days)) throw new InvalidCalendarDateError(instant);
  return dateOfDayNumber(days);
}

/** The body's wall clock at an instant, `HH:MM`. */
export function localTime(instant: string, offset: number): string {
  return new Date(Date.parse(instant) + offset * MS_PER_MINUTE).toISOString().slice(11, 16);
}

/** The instant of local midnight with which the day begins, UTC as `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function startOfDay(on: CalendarDate, offset: number): string {
  return atLocalHour(on, 0, offset);
}

/** The local midnight with which the day ends, which is the next day's start: a deadline on `on` is kept before it. */
export function endOfDay(on: CalendarDate, offset: number): string {
  return atLocalHour(on, 24, offset);
}

/** The instant of a local hour (0 to 24, fractions allowed) of the day, UTC as `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function atLocalHour(on: CalendarDate, hour: number, offset: number): string {
  return instantText(Math.trunc(dayNumber(on) * MS_PER_DAY + (hour * 60 - offset) * MS_PER_MINUTE));
}

/** As `Date.toISOString` has it, by way of the days that are known. */
function instantText(milliseconds: number): string {
  const days = Math.floor(milliseconds / MS_PER_DAY);
  const rest = milliseconds - days * MS_PER_DAY;
  const part = (unit: number, count: number, digits: number): string => String(Math.floor(rest / unit) % count).padStart(digits, '0');
  return `${dateOfDayNumber(days)}T${part(3_600_000, 24, 2)}:${part(MS_PER_MINUTE, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`;
}
