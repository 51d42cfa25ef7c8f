import type { ArrangedYear } from '#core/calendar/arranged-year.ts';
import { statutoryDays } from '#core/calendar/statutory-days.ts';

/** A year as a notice that adds nothing to the statutory days would arrange it: each day a holiday by itself. */
export function aCalendarYear(year: number, changes: Partial<ArrangedYear> = {}): ArrangedYear {
  return {
    year,
    notice: `国办发明电〔${year - 1}〕9号`,
    issuedOn: `${year - 1}-11-05`,
    holidays: statutoryDays(year).map(({ on, name, nameEn }) => ({ name, nameEn, from: on, until: on })),
    ...changes,
  };
}
