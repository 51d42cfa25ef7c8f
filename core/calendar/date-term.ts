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

/** A day without its year: `12月2日`, `2 December`. */
export function monthDayTerm(on: CalendarDate): Term {
  const [, month = 1, day = 1] = on.split('-').map(Number);
  return { zh: `${month}月${day}日`, en: `${day} ${months[month - 1] ?? ''}` };
}

/** A day as an office writes it: `2026年12月2日`, `2 December 2026`. */
export function dateTerm(on: CalendarDate): Term {
  const year = Number(on.slice(0, 4));
  const { zh, en } = monthDayTerm(on);
  return { zh: `${year}年${zh}`, en: `${en} ${year}` };
}
