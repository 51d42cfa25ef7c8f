import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import { festivalYears } from '#core/calendar/festivals.ts';
import { statutoryDays } from '#core/calendar/statutory-days.ts';
import { isWorkingDay, judgeDay } from '#core/calendar/working-calendar.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';

const listed = (year: number): string[] => statutoryDays(year).map(({ on, name }) => `${on.slice(5)} ${name}`);

describe('the statutory days of a year', () => {
  it('are thirteen', () => {
    expect(listed(2027)).toEqual([
      '01-01 元旦',
      '02-05 春节',
      '02-06 春节',
      '02-07 春节',
      '02-08 春节',
      '04-05 清明节',
      '05-01 劳动节',
      '05-02 劳动节',
      '06-09 端午节',
      '09-15 中秋节',
      '10-01 国庆节',
      '10-02 国庆节',
      '10-03 国庆节',
    ]);
  });

  it('are twelve where 中秋 is one of the days of 国庆, which then has both names', () => {
    expect(festivalYears.filter((year) => statutoryDays(year).length !== 13)).toEqual([2028, 2031, 2039]);
    expect(listed(2031).slice(-3)).toEqual(['10-01 国庆节、中秋节', '10-02 国庆节', '10-03 国庆节']);
  });

  it('are days off in every notice that was issued under these rules', () => {
    const days = [2025, 2026].flatMap(statutoryDays).map(({ on }) => judgeDay(chinaCalendar, on));
    expect(days.filter(({ working }) => working)).toEqual([]);
  });

  it('are none in a year of older rules, or past the table', () => {
    expect([2024, 2051].map(statutoryDays)).toEqual([[], []]);
  });
});

describe('a year without a notice', () => {
  it('rests on weekends and the statutory days, and leaves the rest open', () => {
    expect(judgeDay(chinaCalendar, '2027-01-01')).toEqual({
      working: false,
      covered: false,
      named: { on: '2027-01-01', name: '元旦', nameEn: 'New Year’s Day' },
    });
    // 6 and 7 February are a weekend: a notice may yet give the 9th for one of them.
    expect(['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09'].map((on) => isWorkingDay(chinaCalendar, on))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(judgeDay(chinaCalendar, '2027-02-09')).toEqual({ working: true, covered: false });
  });

  it('leaves arranged years as they are: a statutory day does not outrank the notice', () => {
    const other = { ...chinaCalendar, days: [], statutory: statutoryDays(2026) };
    expect(judgeDay(other, '2026-10-01')).toEqual({ working: true, covered: true });
  });

  it('passes over them when a deadline is reckoned, names them, and is provisional', () => {
    expect(computeDeadline(chinaCalendar, { amount: 3, unit: 'working-day' }, '2027-09-30', { rollForward: true })).toMatchObject({
      dueOn: '2027-10-06',
      provisional: true,
      uncoveredYears: [2027],
      skipped: [
        { on: '2027-10-01', name: '国庆节' },
        { on: '2027-10-02', name: '国庆节' },
        { on: '2027-10-03', name: '国庆节' },
      ],
      weekendDaysSkipped: 0,
    });
  });

  it('moves the end of a span of months off them', () => {
    const deadline = computeDeadline(chinaCalendar, { amount: 3, unit: 'month' }, '2026-10-01', { rollForward: true });
    expect(deadline).toMatchObject({ rolledFrom: '2027-01-01', dueOn: '2027-01-04', provisional: true });
  });

  it('gives back the day when it is walked there and back again', () => {
    expect(addWorkingDays(chinaCalendar, addWorkingDays(chinaCalendar, '2027-02-04', 1), -1)).toBe('2027-02-04');
  });
});
