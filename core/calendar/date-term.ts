import type { Term } from '#core/contracts/term.ts';
import type { CalendarDate } from './calendar-date.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day as an office writes it: `2026年12月2日`, `2 December 2026`. */
export function dateTerm(on: CalendarDate): Term {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return { zh: `${year}年${month}月${day}日`, en: `${day} ${months[month - 1] ?? ''} ${year}` };
}
