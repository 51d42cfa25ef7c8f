import * as z from 'zod';
import { calendarDateSchema, weekday } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';

/** A day with a name: a holiday, or the make-up day (调休上班) of one. */
export const namedDaySchema = z.strictObject({
  on: calendarDateSchema,
  name: z.string().min(1),
  nameEn: z.string().min(1),
});

export type NamedDay = z.infer<typeof namedDaySchema>;

const arrangedDaySchema = namedDaySchema.extend({ working: z.boolean() });

/** Where a year's arrangement comes from: the State Council office's notice, its number and day. */
const sourceSchema = z.strictObject({
  year: z.int(),
  notice: z.string().min(1),
  issuedOn: calendarDateSchema,
});

const calendarShape = z.strictObject({
  version: z.string().min(1),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  coveredFrom: calendarDateSchema,
  coveredUntil: calendarDateSchema,
  sources: z.array(sourceSchema),
  days: z.array(arrangedDaySchema),
  /** Days off by law, whatever a notice arranges around them: they rule where no arrangement is loaded. */
  statutory: z.array(namedDaySchema),
});

/**
 * A working calendar as data: the days that differ from "Monday to Friday", or have a name, within the covered dates (both
 * included). `working: false` is a day off (on a weekend it only gives the day its name), `working: true` a make-up
 * day on a weekend.
 */
export type WorkingCalendar = z.infer<typeof calendarShape>;

/** What is wrong with a calendar, by name; `on` is the offending day. */
interface CalendarFault {
  readonly fault: 'coverage-reversed' | 'day-listed-twice' | 'day-off-and-working' | 'make-up-on-weekday' | 'day-not-covered';
  readonly on: CalendarDate;
}

/** All faults of a calendar whose shape is right, in the order of its days. */
function calendarFaults(calendar: WorkingCalendar): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const seen = new Map<CalendarDate, boolean>();
  if (calendar.coveredUntil < calendar.coveredFrom) faults.push({ fault: 'coverage-reversed', on: calendar.coveredUntil });
  for (const { on, working } of calendar.days) {
    const before = seen.get(on);
    if (before === working) faults.push({ fault: 'day-listed-twice', on });
    else if (before !== undefined) faults.push({ fault: 'day-off-and-working', on });
    if (working && !isWeekend(on)) faults.push({ fault: 'make-up-on-weekday', on });
    if (!isCovered(calendar, on)) faults.push({ fault: 'day-not-covered', on });
    seen.set(on, working);
  }
  return faults;
}

/** Parses calendar data; each fault becomes an issue whose message is `<fault>: <date>`. */
export const workingCalendarSchema = calendarShape.superRefine((calendar, context) => {
  for (const { fault, on } of calendarFaults(calendar)) {
    context.addIssue({ code: 'custom', path: ['days'], message: `${fault}: ${on}` });
  }
});

/**
 * How a calendar sees one day; `covered: false` means by weekday and the statutory days only, because no arrangement is loaded
 * for it: a notice may yet make it a day off, or a day worked in exchange.
 */
export interface DayJudgement {
  readonly working: boolean;
  readonly covered: boolean;
  readonly named?: NamedDay;
}

interface NamedJudgement extends DayJudgement {
  readonly named: NamedDay;
}

// A deadline asks about every day on its way, so the lists are indexed once per calendar object.
const indexes = new WeakMap<WorkingCalendar, ReadonlyMap<CalendarDate, NamedJudgement>>();

function indexOf(calendar: WorkingCalendar): ReadonlyMap<CalendarDate, NamedJudgement> {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const index = new Map<CalendarDate, NamedJudgement>();
  for (const named of calendar.statutory)
    if (!isCovered(calendar, named.on)) index.set(named.on, { working: false, covered: false, named });
  for (const { working, ...named } of calendar.days) index.set(named.on, { working, covered: true, named });
  indexes.set(calendar, index);
  return index;
}

/** Judges one day. The calendar object must not be changed after its first use. */
export function judgeDay(calendar: WorkingCalendar, on: CalendarDate): DayJudgement {
  return indexOf(calendar).get(on) ?? { working: !isWeekend(on), covered: isCovered(calendar, on) };
}

/** The days that the calendar judges otherwise than "Monday to Friday", or that have a name, in no order. */
export function namedDays(calendar: WorkingCalendar): Iterable<NamedJudgement> {
  return indexOf(calendar).values();
}

/** Whether work is done on that day; outside the covered dates Monday to Friday without the statutory days. */
export function isWorkingDay(calendar: WorkingCalendar, on: CalendarDate): boolean {
  return judgeDay(calendar, on).working;
}

/** The holiday's name, or for a make-up day the name of the holiday it makes up for. */
export function dayName(calendar: WorkingCalendar, on: CalendarDate): NamedDay | undefined {
  return judgeDay(calendar, on).named;
}

/** Whether the calendar's arrangements reach to that day. */
export function isCovered(calendar: WorkingCalendar, on: CalendarDate): boolean {
  return calendar.coveredFrom <= on && on <= calendar.coveredUntil;
}

/** Saturday or Sunday. */
export function isWeekend(on: CalendarDate): boolean {
  return weekday(on) >= 6;
}
