import { describe, expect, it } from 'vitest';
import type { ArrangedYear } from '#core/calendar/arranged-year.ts';
import { initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { newCalendarYearSchema } from '#core/calendar/new-calendar-year.ts';
import { recordYear } from '#core/calendar/record-year.ts';
import { aCalendarYear } from '#test/support/a-calendar-year.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const today = '2026-11-10';
const withYear = (year: number): Calendars => ({ recorded: [{ ...aCalendarYear(year), recordedAt: '2026-11-10T02:00:00.000Z' }] });
const refused = (year: ArrangedYear, calendars = initialCalendars, on = today) => refusalOf(() => recordYear(calendars, year, on));
const plus = (...holidays: ArrangedYear['holidays']): ArrangedYear => {
  const year = aCalendarYear(2027);
  return { ...year, holidays: [...year.holidays, ...holidays] };
};
const holiday = (from: string, until: string, ...makeUp: string[]) => ({ name: '县庆', nameEn: 'County Day', from, until, makeUp });

describe('recording a year of the calendar', () => {
  it('is one event with what the notice says', () => {
    const year = plus(holiday('2027-10-04', '2027-10-07', '2027-09-26', '2027-10-09'), holiday('2026-12-30', '2026-12-31', '2026-12-27'));
    expect(recordYear(initialCalendars, year, today)).toEqual([{ type: 'CalendarYearRecorded', ...year }]);
  });

  it.each([
    ['the next year', 2027, initialCalendars, today],
    ['this year anew', 2026, initialCalendars, today],
    ['next year anew', 2027, withYear(2027), today],
    ['a year that is over, where the calendar ends before it', 2027, initialCalendars, '2029-02-01'],
    ['the last year of the table', 2050, withYear(2049), '2049-11-20'],
  ])('takes %s', (_, year, calendars, on) => {
    expect(recordYear(calendars, aCalendarYear(year), on)).toHaveLength(1);
  });

  it.each([
    ['a year that is over', 2025, initialCalendars, today, [2026, 2027]],
    ['a year before there is a notice', 2028, withYear(2027), today, [2026, 2027]],
    ['a year that leaves a gap', 2028, initialCalendars, '2027-11-10', [2027, 2027]],
    ['a year past the table', 2051, withYear(2050), '2050-11-20', [2050, 2050]],
  ])('refuses %s', (_, year, calendars, on, [earliest, latest]) => {
    expect(refused(aCalendarYear(year, { issuedOn: '2026-11-05' }), calendars, on)).toEqual({
      name: 'CalendarYearNotAllowedError',
      facts: { year, earliest, latest },
    });
  });

  it.each<[string, ArrangedYear, string, object]>([
    ['a notice of tomorrow', plus(), 'NoticeNotIssuedError', { issuedOn: '2026-11-11', today }],
    ['a day of the next year', plus(holiday('2027-12-31', '2028-01-01')), 'DayOutsideYearError', { year: 2027, days: ['2028-01-01'] }],
    [
      'a make-up day long before',
      plus(holiday('2027-12-31', '2027-12-31', '2026-12-20')),
      'DayOutsideYearError',
      { year: 2027, days: ['2026-12-20'] },
    ],
    ['holidays that overlap', plus(holiday('2027-09-30', '2027-10-01')), 'DayArrangedTwiceError', { days: ['2027-10-01'] }],
    [
      'a day off that is a make-up day too',
      plus(holiday('2027-10-09', '2027-10-10', '2027-10-09')),
      'DayArrangedTwiceError',
      { days: ['2027-10-09'] },
    ],
    [
      'a statutory day that is worked',
      plus(holiday('2027-10-04', '2027-10-04', '2027-10-02')),
      'DayArrangedTwiceError',
      { days: ['2027-10-02'] },
    ],
    [
      'a make-up day on a weekday',
      plus(holiday('2027-10-04', '2027-10-04', '2027-10-08')),
      'MakeUpDayNotAllowedError',
      { days: ['2027-10-08'] },
    ],
    [
      'statutory days that were forgotten',
      aCalendarYear(2027, { holidays: aCalendarYear(2027).holidays.slice(1, -1) }),
      'StatutoryDaysNotKeptError',
      { year: 2027, days: ['2027-01-01', '2027-10-03'] },
    ],
  ])('refuses %s', (what, year, name, facts) => {
    expect(refused(what === 'a notice of tomorrow' ? { ...year, issuedOn: '2026-11-11' } : year)).toEqual({ name, facts });
  });
});

const faultsOf = (changes: object): string[] =>
  (newCalendarYearSchema.safeParse({ ...aCalendarYear(2027), ...changes }).error?.issues ?? []).map(
    ({ path, message, code }) => `${path.join('.')} ${code === 'custom' ? message : code}`,
  );

describe('a year to be recorded', () => {
  it('is taken as the notice reads, make-up days where there are any', () => {
    expect(newCalendarYearSchema.parse(aCalendarYear(2027)).holidays[0]).toEqual({
      name: '元旦',
      nameEn: 'New Year’s Day',
      from: '2027-01-01',
      until: '2027-01-01',
      makeUp: [],
    });
  });

  it.each([
    ['no holiday', { holidays: [] }, ['holidays too_small']],
    ['a day that does not exist', { issuedOn: '2026-11-31' }, ['issuedOn invalid_format']],
    ['a holiday that ends before it begins', { holidays: [holiday('2027-05-02', '2027-05-01')] }, ['holidays.0.until holiday-reversed']],
    ['a holiday of years', { holidays: [holiday('2027-05-01', '2027-06-01')] }, ['holidays.0.until holiday-too-long']],
    ['a notice of two lines', { notice: '国办\n发明电' }, ['notice one-line']],
    ['an unknown key', { days: [] }, [' unrecognized_keys']],
  ])('is refused with %s', (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
