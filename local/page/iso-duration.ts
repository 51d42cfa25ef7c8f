import type { Instant } from '../clock/virtual-clock.ts';

/** A duration of ISO 8601; years and months have no fixed length, so it is added to an instant rather than converted. */
export interface IsoDuration {
  readonly months: number;
  readonly milliseconds: number;
}

const PATTERN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Reads `P1Y2M3W4DT5H6M7.5S`: at least one part, whole numbers but for the seconds, no sign; undefined otherwise. */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  const found = PATTERN.exec(text);
  if (found === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  if (years === undefined || months === undefined || weeks === undefined || days === undefined) return undefined;
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  return {
    months: years * 12 + months,
    milliseconds: (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * 60_000 + Math.round(seconds * 1000),
  };
}

/** Months first (in UTC, to the same day of the month or the month's last), then the rest. NaN past the calendar's end. */
export function addIsoDuration(instant: Instant, { months, milliseconds }: IsoDuration): Instant {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return new Date(date.getTime() + milliseconds).getTime();
}
