import { weekday } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import { dateTerm, monthDayTerm } from './date-term.ts';
import type { DeadlineRule } from './deadline.ts';

type SpanUnit = Extract<DeadlineRule, { unit: string }>['unit'];

/** The words of a deadline's explanation in one language. Every clause stands without its separators. */
export interface ExplanationTexts {
  /** A date with year and weekday. */
  readonly fullDay: (on: CalendarDate) => string;
  /** Month, day and weekday. */
  readonly shortDay: (on: CalendarDate) => string;
  /** Days in a row, without weekdays, the year only where the range crosses one. */
  readonly range: (from: CalendarDate, until: CalendarDate) => string;
  /** A span of that many units, from its start (day 0) to its last day. */
  readonly span: Readonly<Record<SpanUnit, (amount: number, start: string, end: string) => string>>;
  /** Said when the month of the end has no such day. */
  readonly monthEnd: (day: number) => string;
  readonly fixedDay: (end: string) => string;
  readonly rolledForward: (due: string) => string;
  readonly skipped: (items: readonly string[]) => string;
  readonly holiday: (name: string, days: string) => string;
  readonly weekendDays: (count: number) => string;
  readonly added: (items: readonly string[]) => string;
  readonly makeUpDay: (name: string, day: string) => string;
  readonly provisional: (years: readonly number[]) => string;
  readonly sentence: (clauses: readonly string[]) => string;
}

const WEEKDAYS_ZH = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const WEEKDAYS_EN = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const yearOf = (on: CalendarDate): number => Number(on.slice(0, 4));
const monthOf = (on: CalendarDate): number => Number(on.slice(5, 7));
const dayOf = (on: CalendarDate): number => Number(on.slice(8));

const monthDayZh = (on: CalendarDate): string => monthDayTerm(on).zh;
const dateZh = (on: CalendarDate): string => dateTerm(on).zh;
const monthDayEn = (on: CalendarDate): string => monthDayTerm(on).en;
const dateEn = (on: CalendarDate): string => dateTerm(on).en;
const countEn = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const endEn = (count: number, unit: string, start: string, end: string): string =>
  `${countEn(count, unit)} from ${start} (not counted) ${count === 1 ? 'ends' : 'end'} on ${end}`;

function rangeZh(from: CalendarDate, until: CalendarDate): string {
  if (from === until) return monthDayZh(from);
  if (yearOf(from) !== yearOf(until)) return `${dateZh(from)}至${dateZh(until)}`;
  return `${monthDayZh(from)}至${monthOf(from) === monthOf(until) ? `${dayOf(until)}日` : monthDayZh(until)}`;
}

function rangeEn(from: CalendarDate, until: CalendarDate): string {
  if (from === until) return monthDayEn(from);
  if (yearOf(from) !== yearOf(until)) return `${dateEn(from)} – ${dateEn(until)}`;
  if (monthOf(from) === monthOf(until)) return `${dayOf(from)}–${monthDayEn(until)}`;
  return `${monthDayEn(from)} – ${monthDayEn(until)}`;
}

export const explanationTexts: { readonly zh: ExplanationTexts; readonly en: ExplanationTexts } = {
  zh: {
    fullDay: (on) => `${dateZh(on)}（${WEEKDAYS_ZH[weekday(on)]}）`,
    shortDay: (on) => `${monthDayZh(on)}（${WEEKDAYS_ZH[weekday(on)]}）`,
    range: rangeZh,
    span: {
      'working-day': (amount, start, end) => `自${start}起算，当日不计，第${amount}个工作日为${end}`,
      'calendar-day': (amount, start, end) => `自${start}起算，当日不计，满${amount}日为${end}`,
      month: (amount, start, end) => `自${start}起算，当日不计，满${amount}个月为${end}`,
    },
    monthEnd: (day) => `该月无${day}日，以月末日为准`,
    fixedDay: (end) => `规定期限为${end}`,
    rolledForward: (due) => `该日为休息日，顺延至${due}`,
    skipped: (items) => `跳过${items.join('、')}`,
    holiday: (name, days) => `${name}放假（${days}）`,
    weekendDays: (count) => `周末${count}天`,
    added: (items) => `计入${items.join('、')}`,
    makeUpDay: (name, day) => `${name}调休上班日${day}`,
    provisional: (years) => `${years.join('、')}年放假安排尚未公布（或未载入日历），此期限暂定`,
    sentence: (clauses) => `${clauses.join('；')}。`,
  },
  en: {
    fullDay: (on) => `${WEEKDAYS_EN[weekday(on)]} ${dateEn(on)}`,
    shortDay: (on) => `${WEEKDAYS_EN[weekday(on)]} ${monthDayEn(on)}`,
    range: rangeEn,
    span: {
      'working-day': (amount, start, end) => endEn(amount, 'working day', start, end),
      'calendar-day': (amount, start, end) => endEn(amount, 'day', start, end),
      month: (amount, start, end) => endEn(amount, 'month', start, end),
    },
    monthEnd: (day) => `that month has no day ${day}, so its last day counts`,
    fixedDay: (end) => `the day fixed by the rule is ${end}`,
    rolledForward: (due) => `that is a rest day, so it is due on ${due}`,
    skipped: (items) => `skipped: ${items.join(', ')}`,
    holiday: (name, days) => `${name} (${days})`,
    weekendDays: (count) => countEn(count, 'weekend day'),
    added: (items) => `counted: ${items.join(', ')}`,
    makeUpDay: (name, day) => `${day} (working day in exchange for ${name})`,
    provisional: (years) => `provisional, because the holidays of ${years.join(', ')} are not announced yet (or not in the calendar)`,
    sentence: (clauses) => {
      const text = clauses.join('; ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  },
};
