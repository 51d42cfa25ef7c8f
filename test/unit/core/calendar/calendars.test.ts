import { describe, expect, it } from 'vitest';
import type { ArrangedYear } from '#core/calendar/arranged-year.ts';
import { calendarEventSchema, calendarLog } from '#core/calendar/calendar-log.ts';
import { calendarOfVersion, calendarVersions, currentCalendar, findCalendar, initialCalendars } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import { isCovered, judgeDay, workingCalendarSchema } from '#core/calendar/working-calendar.ts';
import { aCalendarYear } from '#test/support/a-calendar-year.ts';

/** The log after these recordings, one a commit. */
function recorded(...years: ArrangedYear[]): Calendars {
  return years.reduce<Calendars>((calendars, year) => {
    const event = calendarEventSchema.parse(structuredClone({ type: 'CalendarYearRecorded', ...year }));
    return calendarLog.apply(calendars, event, { at: '2026-11-10T02:00:00.000Z', by }) ?? calendars;
  }, initialCalendars);
}

const by = { personId: 'administrator', role: 'administrator' };
const spring = { name: '春节', nameEn: 'Spring Festival', from: '2027-02-05', until: '2027-02-11', makeUp: ['2027-02-20'] };
const newYear = { name: '元旦', nameEn: 'New Year’s Day', from: '2026-12-31', until: '2027-01-02', makeUp: ['2026-12-27'] };
const arranged = (...holidays: ArrangedYear['holidays']): ArrangedYear => aCalendarYear(2027, { holidays });
const works = (calendars: Calendars, ...days: string[]): boolean[] => days.map((on) => judgeDay(currentCalendar(calendars), on).working);

describe('the calendars of a body', () => {
  it('begin with the preset of the release', () => {
    expect(currentCalendar(initialCalendars)).toBe(chinaCalendar);
    expect(calendarVersions(initialCalendars)).toEqual([chinaCalendar.version]);
    expect(calendarLog.apply(undefined, { type: 'CalendarYearRecorded', ...aCalendarYear(2027) }, { at: 'x', by })).toEqual({
      recorded: [{ ...aCalendarYear(2027), recordedAt: 'x' }],
    });
  });

  it('are valid calendar data with a year recorded over them', () => {
    const calendar = currentCalendar(recorded(arranged(spring)));
    expect(workingCalendarSchema.parse(calendar)).toEqual(calendar);
    expect(calendar.sources.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
    expect(calendar.days.filter(({ on }) => on < '2027')).toEqual(chinaCalendar.days);
  });

  it('settle a year with its notice: bridges, make-up days, and what is provisional no more', () => {
    const days = ['2027-02-09', '2027-02-11', '2027-02-20'];
    expect(works(initialCalendars, ...days)).toEqual([true, true, false]);
    expect(works(recorded(arranged(spring)), ...days)).toEqual([false, false, true]);
    const rule = { amount: 5, unit: 'working-day' } as const;
    const due = (calendars: Calendars) => computeDeadline(currentCalendar(calendars), rule, '2027-02-04', { rollForward: true });
    expect(due(initialCalendars)).toMatchObject({ dueOn: '2027-02-15', provisional: true, calendarVersion: 'cn-2026.2' });
    expect(due(recorded(arranged(spring)))).toMatchObject({ dueOn: '2027-02-18', provisional: false, calendarVersion: 'cn-2026.2+1' });
  });

  it('arrange a year anew with nothing left of the first arrangement', () => {
    const calendars = recorded(arranged(spring, newYear), arranged({ ...spring, until: '2027-02-12', makeUp: ['2027-02-21'] }));
    expect(works(calendars, '2027-02-12', '2027-02-20', '2027-02-21')).toEqual([false, false, true]);
    expect(works(calendars, '2026-12-27', '2026-12-31')).toEqual([false, true]);
    expect(currentCalendar(calendars).sources.filter(({ year }) => year === 2027)).toHaveLength(1);
  });

  it('let the notice of a year arrange the last days of the year before, whichever was recorded last', () => {
    const days = ['2026-12-27', '2026-12-31', '2026-10-01', '2026-09-21'];
    const again = aCalendarYear(2026);
    for (const years of [
      [again, arranged(newYear)],
      [arranged(newYear), again],
    ])
      expect(works(recorded(...years), ...days)).toEqual([true, false, false, true]);
  });

  it('go on for every version that was', () => {
    const calendars = recorded(arranged(spring), aCalendarYear(2028));
    expect(calendarVersions(calendars)).toEqual(['cn-2026.2', 'cn-2026.2+1', 'cn-2026.2+2']);
    const covered = calendarVersions(calendars).map((version) => calendarOfVersion(calendars, version).coveredUntil);
    expect(covered).toEqual(['2026-12-31', '2027-12-31', '2028-12-31']);
    expect(currentCalendar(calendars).version).toBe('cn-2026.2+2');
  });

  it('keep the first release’s calendar as it was: without statutory days', () => {
    expect(judgeDay(calendarOfVersion(initialCalendars, 'cn-2026.1'), '2027-01-01')).toEqual({ working: true, covered: false });
    expect(findCalendar(recorded(aCalendarYear(2027)), 'cn-2026.1+1')?.coveredUntil).toBe('2027-12-31');
  });

  it('do not know versions that nobody recorded, and go on with the present calendar', () => {
    const calendars = recorded(aCalendarYear(2027));
    for (const version of ['cn-2026.2+2', 'cn-2026.2+0', 'cn-2026.2+', 'cn-2025.1', '+1', '']) {
      expect(findCalendar(calendars, version), version).toBeUndefined();
      expect(calendarOfVersion(calendars, version)).toBe(currentCalendar(calendars));
    }
  });

  it('are one object a version, so that their days are indexed once', () => {
    const calendars = recorded(aCalendarYear(2027));
    expect(currentCalendar(calendars)).toBe(currentCalendar(calendars));
    expect(currentCalendar(calendars)).toBe(calendarOfVersion(calendars, 'cn-2026.2+1'));
  });

  it('may begin before the preset', () => {
    const calendar = currentCalendar(recorded(aCalendarYear(2023, { holidays: [] })));
    expect([isCovered(calendar, '2023-01-01'), isCovered(calendar, '2022-12-31')]).toEqual([true, false]);
  });
});
