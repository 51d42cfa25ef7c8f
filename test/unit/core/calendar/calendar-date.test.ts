import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  atLocalHour,
  calendarDateSchema,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  endOfDay,
  InvalidCalendarDateError,
  localDate,
  startOfDay,
  weekday,
} from '#core/calendar/calendar-date.ts';

const CHINA = 480;

describe('a calendar date', () => {
  const misread = [
    '2008-09-31',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
  ];
  const longer = [
    '2026-01-01T00:00:00Z',
    '+275760-09-13',
    '-000001-01-01',
    '12026-01-01',
    ' 2026-01-1',
    '2026-01-01 ',
    '２０２６-01-01',
    '',
  ];
  it.each([...misread, ...longer])('refuses %j, which is no day', (text) => {
    expect(calendarDateSchema.safeParse(text).success).toBe(false);
    expect(() => dayNumber(text)).toThrow(InvalidCalendarDateError);
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0000-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(calendarDateSchema.parse(text)).toBe(text);
    expect(dateOfDayNumber(dayNumber(text))).toBe(text);
  });

  it('names the text it refuses', () => {
    expect(() => dayNumber('2008-09-31')).toThrow(expect.objectContaining({ name: 'InvalidCalendarDateError', text: '2008-09-31' }));
  });
});

describe('day arithmetic', () => {
  it('knows every day of a hundred and fifty years, asked twice, either way', () => {
    for (let asked = 0; asked < 2; asked += 1) {
      for (let days = -10_000; days < 45_000; days += 1) {
        const on = new Date(days * 86_400_000).toISOString().slice(0, 10);
        if (dateOfDayNumber(days) !== on || dayNumber(on) !== days || weekday(on) !== (new Date(days * 86_400_000).getUTCDay() || 7))
          expect.fail(on);
      }
    }
  });

  it('numbers days from 1970-01-01, both ways', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dateOfDayNumber(dayNumber('2026-09-20'))).toBe('2026-09-20');
  });

  it('counts over month, year and leap day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  it('refuses to leave the years that four digits can name', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(InvalidCalendarDateError);
    expect(() => addDays('0000-01-01', -1)).toThrow(InvalidCalendarDateError);
  });

  it('knows weekdays as ISO 8601 numbers', () => {
    expect(['2026-09-14', '2026-09-19', '2026-09-20', '1969-12-31'].map(weekday)).toEqual([1, 6, 7, 3]);
  });

  it('sorts', () => {
    expect(['2026-10-01', '2025-12-31', '2026-09-30'].sort(compareDates)).toEqual(['2025-12-31', '2026-09-30', '2026-10-01']);
    expect(compareDates('2026-10-01', '2026-10-01')).toBe(0);
  });
});

describe('month arithmetic', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-03-15', 3, '2026-06-15'],
    ['2026-10-31', 3, '2027-01-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('%s and %i months is %s', (on, months, expected) => {
    expect(addMonths(on, months)).toBe(expected);
  });
});

describe('the body’s own time', () => {
  it('takes the date from the body’s clock, not from UTC', () => {
    expect(localDate('2026-09-17T15:59:59.999Z', CHINA)).toBe('2026-09-17');
    expect(localDate('2026-09-17T16:00:00.000Z', CHINA)).toBe('2026-09-18');
    expect(localDate('2026-09-18T00:30:00+08:00', CHINA)).toBe('2026-09-18');
    expect(localDate('2026-09-18T02:00:00Z', -300)).toBe('2026-09-17');
  });

  it('begins and ends a day at local midnight', () => {
    expect(startOfDay('2026-09-18', CHINA)).toBe('2026-09-17T16:00:00.000Z');
    expect(endOfDay('2026-09-18', CHINA)).toBe('2026-09-18T16:00:00.000Z');
    expect(endOfDay('2026-09-18', CHINA)).toBe(startOfDay('2026-09-19', CHINA));
  });

  it('finds an hour of the day', () => {
    expect(atLocalHour('2026-09-18', 9, CHINA)).toBe('2026-09-18T01:00:00.000Z');
    expect(atLocalHour('2026-09-18', 8.5, CHINA)).toBe('2026-09-18T00:30:00.000Z');
  });

  it('writes instants as Date does, of any hour, zone and year', () => {
    for (const on of ['0001-01-01', '1969-12-31', '2026-02-28', '9998-12-31']) {
      for (const [hour, offset] of [
        [0, CHINA],
        [24, CHINA],
        [8 + 59 / 60, CHINA],
        [541 / 60, 345],
        [9.0001, -300],
        [23.99, 840],
      ] as const) {
        const instant = Date.parse(`${on}T00:00:00.000Z`) + (hour * 60 - offset) * 60_000;
        expect(atLocalHour(on, hour, offset)).toBe(new Date(instant).toISOString());
      }
    }
  });

  it('refuses an instant that is none', () => {
    expect(() => localDate('yesterday', CHINA)).toThrow(InvalidCalendarDateError);
  });
});
