import { yearOf } from './arranged-year.ts';
import { festivalYears } from './festivals.ts';
import { namedDays } from './working-calendar.ts';
import type { NamedDay, WorkingCalendar } from './working-calendar.ts';

/** Why a day is none like the others: off by law, off by the notice (a weekend day among a holiday's days too), or worked in exchange. */
export const dayKinds = ['statutory', 'arranged-off', 'make-up'] as const;

/** A year of a calendar as it is shown: every day that is not simply a weekday or a weekend. */
export interface CalendarYear {
  readonly year: number;
  /** Its holidays are not announced, or not recorded: it rests on weekends and the statutory days, and all else may change. */
  readonly provisional: boolean;
  readonly source?: { readonly notice: string; readonly issuedOn: string };
  readonly days: readonly (NamedDay & { readonly kind: (typeof dayKinds)[number] })[];
}

/** `undefined` for a year of which nothing is known. */
export function calendarYear(calendar: WorkingCalendar, year: number): CalendarYear | undefined {
  const isArranged = yearOf(calendar.coveredFrom) <= year && year <= yearOf(calendar.coveredUntil);
  if (!isArranged && !festivalYears.includes(year)) return undefined;
  const source = calendar.sources.find((one) => one.year === year);
  const statutory = new Set(calendar.statutory.map(({ on }) => on));
  const days = [...namedDays(calendar)]
    .filter(({ named }) => yearOf(named.on) === year)
    .map(({ working, named }) => ({ ...named, kind: kindOf(working, statutory.has(named.on)) }));
  return {
    year,
    provisional: !isArranged,
    ...(source === undefined ? {} : { source: { notice: source.notice, issuedOn: source.issuedOn } }),
    days: days.sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

function kindOf(working: boolean, isStatutory: boolean): (typeof dayKinds)[number] {
  if (working) return 'make-up';
  return isStatutory ? 'statutory' : 'arranged-off';
}
