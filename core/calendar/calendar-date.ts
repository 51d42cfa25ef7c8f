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

/** Days since 1970-01-01, negative before it. Throws `InvalidCalendarDateError`. */
export function dayNumber(on: CalendarDate): number {
  if (!calendarDateSchema.safeParse(on).success) throw new InvalidCalendarDateError(on);
  return Date.parse(`${on}T00:00:00Z`) / MS_PER_DAY;
}

/** The date that many days after (negative: before) 1970-01-01. Throws `InvalidCalendarDateError` past the year 9999. */
export function dateOfDayNumber(days: number): CalendarDate {
  const date = new Date(days * MS_PER_DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
  if (date.length !== 10) throw new InvalidCalendarDateError(date);
  return date;
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
  return new Date(dayNumber(on) * MS_PER_DAY).getUTCDay() || 7;
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
  return new Date(dayNumber(on) * MS_PER_DAY + (hour * 60 - offset) * MS_PER_MINUTE).toISOString();
}
