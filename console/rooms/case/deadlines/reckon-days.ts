import type { Deadline } from '../../../api/contract.ts';

type Reckoning = Deadline['deadline'];

/** A day on the way from the start to the due day, and what it is to the reckoning. */
export interface ReckonedDay {
  readonly on: string;
  readonly is: 'start' | 'counted' | 'weekend' | 'holiday' | 'passed';
  /** Which working day it is. */
  readonly count?: number;
  /** Of a holiday, or of the holiday that a make-up day belongs to. */
  readonly name?: { readonly zh: string; readonly en: string };
  readonly isMakeUp: boolean;
  readonly isDue: boolean;
}

const MS_PER_DAY = 86_400_000;
// Ten years of working days are a policy's most; nobody looks at more than a year day by day.
const MOST_DAYS = 400;

/** Each day that was looked at: all of a span of working days, of others the days on which the end was moved on. */
export function reckonDays(deadline: Reckoning): ReckonedDay[] {
  const { rule, startOn, dueOn, rolledFrom } = deadline;
  const isByDay = 'unit' in rule && rule.unit === 'working-day';
  const days = isByDay ? daysFrom(startOn, dueOn) : daysFrom(rolledFrom ?? dueOn, dueOn);
  const holidays = new Map(deadline.skipped.map((day) => [day.on, day]));
  const madeUp = new Map(deadline.added.map((day) => [day.on, day]));
  let count = 0;
  return days.map((on): ReckonedDay => {
    const named = holidays.get(on) ?? madeUp.get(on);
    const name = named === undefined ? {} : { name: { zh: named.name, en: named.nameEn } };
    const rest = { on, ...name, isMakeUp: madeUp.has(on), isDue: on === dueOn };
    if (isByDay && on === startOn) return { ...rest, is: 'start' };
    if (holidays.has(on)) return { ...rest, is: 'holiday' };
    if (isWeekend(on) && !madeUp.has(on) && !(on === dueOn && !isByDay)) return { ...rest, is: 'weekend' };
    if (!isByDay) return { ...rest, is: 'passed' };
    count += 1;
    return { ...rest, is: 'counted', count };
  });
}

/** The days by weeks from Monday to Sunday; days outside are left open. */
export function weeksOf(days: readonly ReckonedDay[]): (ReckonedDay | undefined)[][] {
  const [first] = days;
  if (first === undefined) return [];
  const open = Array.from({ length: weekdayOf(first.on) }, () => undefined);
  const cells = [...open, ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]));
}

function daysFrom(from: string, until: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  const length = Math.min((last - first) / MS_PER_DAY + 1, MOST_DAYS);
  return Array.from({ length: Math.max(0, length) }, (_, index) => new Date(first + index * MS_PER_DAY).toISOString().slice(0, 10));
}

/** 0 is Monday. */
function weekdayOf(on: string): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function isWeekend(on: string): boolean {
  return weekdayOf(on) > 4;
}
