import { addDays } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import { festivalsOf } from './festivals.ts';
import type { Festivals } from './festivals.ts';
import { holidayNames } from './holiday-names.ts';
import type { HolidayName } from './holiday-names.ts';
import type { NamedDay } from './working-calendar.ts';

/**
 * The 13 days everybody has off by law, in their order; one less where 中秋 falls on 国庆. Empty for years before 2025, which other
 * rules had, and past the table of festivals.
 *
 * 《全国年节及纪念日放假办法》 art. 2 as amended from 2025-01-01 (State Council order 795): 元旦 1, 春节 4 (除夕, 正月初一至初三), 清明 1,
 * 劳动节 2, 端午 1, 中秋 1, 国庆 3. One that falls on a weekend is made up for on a workday (art. 6) that only the year's notice names.
 */
export function statutoryDays(year: number): NamedDay[] {
  const festivals = festivalsOf(year);
  if (festivals === undefined) return [];
  const days = new Map<CalendarDate, NamedDay>();
  for (const day of named(year, festivals))
    days.set(day.on, days.has(day.on) ? { on: day.on, ...holidayNames.nationalWithMidAutumn } : day);
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function run(from: CalendarDate, length: number, name: HolidayName): NamedDay[] {
  return Array.from({ length }, (_, after) => ({ on: addDays(from, after), ...name }));
}

function named(year: number, { spring, tombSweeping, dragonBoat, midAutumn }: Festivals): NamedDay[] {
  return [
    ...run(`${year}-01-01`, 1, holidayNames.newYear),
    ...run(addDays(spring, -1), 4, holidayNames.spring),
    ...run(tombSweeping, 1, holidayNames.tombSweeping),
    ...run(`${year}-05-01`, 2, holidayNames.labour),
    ...run(dragonBoat, 1, holidayNames.dragonBoat),
    ...run(midAutumn, 1, holidayNames.midAutumn),
    ...run(`${year}-10-01`, 3, holidayNames.national),
  ];
}
