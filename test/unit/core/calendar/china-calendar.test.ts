import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { dayName, isWorkingDay, workingCalendarSchema } from '#core/calendar/working-calendar.ts';

const ALL_DAYS: string[] = [];
for (let on = chinaCalendar.coveredFrom; on <= chinaCalendar.coveredUntil; on = addDays(on, 1)) ALL_DAYS.push(on);

const isNamedElsewhere = (on: string): boolean => chineseDays.getDayDetail(on).name.includes(',');

describe('the calendar of China', () => {
  it('is valid calendar data', () => {
    expect(workingCalendarSchema.parse(chinaCalendar)).toEqual(chinaCalendar);
  });

  it('covers every year from its first to its last notice', () => {
    expect(ALL_DAYS).toHaveLength(366 + 365 + 365);
    expect(chinaCalendar.sources.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  });

  it('agrees with an independent table on every day', () => {
    const differing = ALL_DAYS.filter((on) => isWorkingDay(chinaCalendar, on) !== chineseDays.isWorkday(on));
    expect(differing).toEqual([]);
  });

  it('names exactly the days that the independent table names', () => {
    const differing = ALL_DAYS.filter((on) => (dayName(chinaCalendar, on) !== undefined) !== isNamedElsewhere(on));
    expect(differing).toEqual([]);
  });

  it('has the make-up days that calendars of mere holidays miss', () => {
    expect(chinaCalendar.days.filter(({ on, working }) => working && on >= '2026').map(({ on }) => on)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });
});
