import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { dayName, isCovered, isWorkingDay, judgeDay, workingCalendarSchema } from '#core/calendar/working-calendar.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';

const off = (on: string) => ({ on, working: false, name: '县庆日', nameEn: 'County Day' });
const makeUp = (on: string) => ({ on, working: true, name: '县庆日', nameEn: 'County Day' });

function calendarWith(days: WorkingCalendar['days'], changes: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return {
    version: 'test.1',
    name: '测试日历',
    nameEn: 'Test calendar',
    coveredFrom: '2026-01-01',
    coveredUntil: '2026-12-31',
    sources: [],
    days,
    statutory: [],
    ...changes,
  };
}

const messagesOf = (data: unknown): string[] => workingCalendarSchema.safeParse(data).error?.issues.map(({ message }) => message) ?? [];

describe('calendar data', () => {
  it('is accepted when days off and make-up days are in order', () => {
    const calendar = calendarWith([off('2026-06-10'), off('2026-06-13'), makeUp('2026-06-14')]);
    expect(workingCalendarSchema.parse(calendar)).toEqual(calendar);
  });

  it.each([
    ['a day off listed twice', [off('2026-06-10'), off('2026-06-10')], ['day-listed-twice: 2026-06-10']],
    ['a make-up day listed twice', [makeUp('2026-06-14'), makeUp('2026-06-14')], ['day-listed-twice: 2026-06-14']],
    ['a day off that is a make-up day too', [off('2026-06-14'), makeUp('2026-06-14')], ['day-off-and-working: 2026-06-14']],
    ['a make-up day on a weekday', [makeUp('2026-06-10')], ['make-up-on-weekday: 2026-06-10']],
    ['a day before the coverage', [off('2025-12-31')], ['day-not-covered: 2025-12-31']],
    ['a day after the coverage', [off('2027-01-01')], ['day-not-covered: 2027-01-01']],
    [
      'several faults at once, all of them',
      [off('2027-01-01'), makeUp('2026-06-10')],
      ['day-not-covered: 2027-01-01', 'make-up-on-weekday: 2026-06-10'],
    ],
  ])('names %s', (_, days, expected) => {
    expect(messagesOf(calendarWith(days))).toEqual(expected);
  });

  it('names a coverage that ends before it begins', () => {
    expect(messagesOf(calendarWith([], { coveredUntil: '2025-01-01' }))).toEqual(['coverage-reversed: 2025-01-01']);
  });

  it('is refused when a day does not exist or a field is unknown', () => {
    expect(messagesOf(calendarWith([makeUp('2008-09-31')]))).toEqual(['Invalid ISO date']);
    expect(messagesOf({ ...calendarWith([]), holidays: [] })).toHaveLength(1);
  });
});

describe('judging a day', () => {
  const calendar = calendarWith([off('2026-06-10'), off('2026-06-13'), makeUp('2026-06-14')]);

  it('goes by the arrangement first, then by the weekday', () => {
    const days = ['2026-06-10', '2026-06-11', '2026-06-13', '2026-06-14', '2026-06-20'];
    expect(days.map((on) => isWorkingDay(calendar, on))).toEqual([false, true, false, true, false]);
  });

  it('gives holidays and make-up days the holiday’s name', () => {
    expect(dayName(calendar, '2026-06-10')).toEqual({ on: '2026-06-10', name: '县庆日', nameEn: 'County Day' });
    expect(dayName(calendar, '2026-06-14')).toEqual({ on: '2026-06-14', name: '县庆日', nameEn: 'County Day' });
    expect(dayName(calendar, '2026-06-11')).toBeUndefined();
    expect(dayName(calendar, '2026-06-20')).toBeUndefined();
  });

  it('judges by weekday alone where no arrangement is loaded, and says so', () => {
    expect(judgeDay(calendar, '2027-01-01')).toEqual({ working: true, covered: false });
    expect(judgeDay(calendar, '2025-12-28')).toEqual({ working: false, covered: false });
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) => isCovered(calendar, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('keeps two calendars apart', () => {
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(false);
    expect(isWorkingDay(chinaCalendar, '2026-02-14')).toBe(true);
  });
});
