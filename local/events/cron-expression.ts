import type { Instant } from '../clock/virtual-clock.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_MS = 86_400_000;
const LATEST_YEAR = 2199;

type DayTest = (day: Date) => boolean;

/**
 * Reads the six fields of an EventBridge cron expression: minutes hours day-of-month month day-of-week year, in UTC,
 * with `*` `?` `,` `-` `/` names, `L` and `#`. `W` is not supported.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @returns a function that gives the first matching instant strictly after another; undefined when a field is wrong
 */
export function parseCron(fields: string): ((after: Instant) => Instant | undefined) | undefined {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year, ...more] = fields.trim().split(/\s+/);
  if (minute === undefined || hour === undefined || dayOfMonth === undefined || month === undefined) return undefined;
  if (dayOfWeek === undefined || year === undefined || more.length > 0) return undefined;
  // One of the two day fields must be left open.
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const minutes = parseSet(minute, 0, 59);
  const hours = parseSet(hour, 0, 23);
  const months = parseSet(month, 1, 12, MONTHS);
  const years = parseSet(year, 1970, LATEST_YEAR);
  const isDay = dayOfMonth === '?' ? parseDayOfWeek(dayOfWeek) : parseDayOfMonth(dayOfMonth);
  if (!minutes || !hours || !months || !years || !isDay) return undefined;
  const lastYear = Math.max(...years);
  const times = [...hours].flatMap((h) => [...minutes].map((m) => (h * 60 + m) * 60_000)).sort((a, b) => a - b);
  const fits: DayTest = (day) => years.has(day.getUTCFullYear()) && months.has(day.getUTCMonth() + 1) && isDay(day);
  return (after) => {
    const horizon = Math.min(lastYear, new Date(after).getUTCFullYear() + 30);
    for (let start = Math.floor(after / DAY_MS) * DAY_MS; ; start += DAY_MS) {
      const day = new Date(start);
      if (day.getUTCFullYear() > horizon) return undefined;
      const time = fits(day) ? times.find((one) => start + one > after) : undefined;
      if (time !== undefined) return start + time;
    }
  };
}

function parseDayOfMonth(field: string): DayTest | undefined {
  if (field === 'L') return (day) => day.getUTCDate() === lastDateOf(day);
  const days = parseSet(field, 1, 31);
  return days && ((day) => days.has(day.getUTCDate()));
}

function parseDayOfWeek(field: string): DayTest | undefined {
  const special = /^(\w+?)(L|#([1-5]))$/.exec(field);
  if (!special) {
    const days = parseSet(field, 1, 7, WEEKDAYS);
    return days && ((day) => days.has(day.getUTCDay() + 1));
  }
  const [weekday, ...more] = parseSet(special[1] ?? '', 1, 7, WEEKDAYS) ?? [];
  if (weekday === undefined || more.length > 0) return undefined;
  const nth = special[3] === undefined ? undefined : Number(special[3]);
  return (day) => {
    if (day.getUTCDay() + 1 !== weekday) return false;
    return nth === undefined ? day.getUTCDate() + 7 > lastDateOf(day) : Math.ceil(day.getUTCDate() / 7) === nth;
  };
}

function lastDateOf(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** `*`, `5`, `1-5`, `MON-FRI`, `0/15`, and lists of them. */
function parseSet(field: string, min: number, max: number, names: readonly string[] = []): Set<number> | undefined {
  const values = new Set<number>();
  const valueOf = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    if (named !== -1) return named + min;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  for (const item of field.split(',')) {
    const [range = '', stepText] = item.split('/');
    const [from = '', to] = range.split('-');
    const step = stepText === undefined ? 1 : Number(stepText);
    const first = range === '*' ? min : valueOf(from);
    const openEnded = range === '*' || (to === undefined && stepText !== undefined);
    const last = openEnded ? max : valueOf(to ?? from);
    const isSound = Number.isInteger(step) && step > 0 && first >= min && last <= max && first <= last;
    if (!isSound) return undefined;
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return values;
}
