import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import { explainDeadline } from '#core/calendar/explain-deadline.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';

function explain(rule: DeadlineRule, startOn: string, calendar = chinaCalendar): { zh: string; en: string } {
  return explainDeadline(computeDeadline(calendar, rule, startOn, { rollForward: true }));
}

const workingDays = (amount: number): DeadlineRule => ({ amount, unit: 'working-day' });
const months = (amount: number): DeadlineRule => ({ amount, unit: 'month' });

const CASES: readonly [behaviour: string, rule: DeadlineRule, startOn: string, zh: string, en: string][] = [
  [
    'a plain week',
    workingDays(3),
    '2026-03-09',
    '自2026年3月9日（周一）起算，当日不计，第3个工作日为2026年3月12日（周四）。',
    '3 working days from Monday 9 March 2026 (not counted) end on Thursday 12 March 2026.',
  ],
  [
    'a make-up Sunday',
    workingDays(5),
    '2026-09-18',
    '自2026年9月18日（周五）起算，当日不计，第5个工作日为2026年9月24日（周四）；跳过周末1天；计入国庆节调休上班日9月20日（周日）。',
    '5 working days from Friday 18 September 2026 (not counted) end on Thursday 24 September 2026; skipped: 1 weekend day; counted: Sunday 20 September (working day in exchange for National Day).',
  ],
  [
    'two holidays and a make-up Saturday',
    workingDays(6),
    '2026-09-24',
    '自2026年9月24日（周四）起算，当日不计，第6个工作日为2026年10月10日（周六）；跳过中秋节放假（9月25日至27日）、国庆节放假（10月1日至7日）；计入国庆节调休上班日10月10日（周六）。',
    '6 working days from Thursday 24 September 2026 (not counted) end on Saturday 10 October 2026; skipped: Mid-Autumn Festival (25–27 September), National Day (1–7 October); counted: Saturday 10 October (working day in exchange for National Day).',
  ],
  [
    'one working day, in the singular',
    workingDays(1),
    '2024-05-31',
    '自2024年5月31日（周五）起算，当日不计，第1个工作日为2024年6月3日（周一）；跳过周末2天。',
    '1 working day from Friday 31 May 2024 (not counted) ends on Monday 3 June 2024; skipped: 2 weekend days.',
  ],
  [
    'a holiday of one day',
    workingDays(1),
    '2024-12-31',
    '自2024年12月31日（周二）起算，当日不计，第1个工作日为2025年1月2日（周四）；跳过元旦放假（1月1日）。',
    '1 working day from Tuesday 31 December 2024 (not counted) ends on Thursday 2 January 2025; skipped: New Year’s Day (1 January).',
  ],
  [
    'a holiday over the end of a month',
    workingDays(1),
    '2025-01-27',
    '自2025年1月27日（周一）起算，当日不计，第1个工作日为2025年2月5日（周三）；跳过春节放假（1月28日至2月4日）。',
    '1 working day from Monday 27 January 2025 (not counted) ends on Wednesday 5 February 2025; skipped: Spring Festival (28 January – 4 February).',
  ],
  [
    'months that end in a holiday',
    months(3),
    '2026-07-04',
    '自2026年7月4日（周六）起算，当日不计，满3个月为2026年10月4日（周日）；该日为休息日，顺延至2026年10月8日（周四）；跳过国庆节放假（10月4日至7日）。',
    '3 months from Saturday 4 July 2026 (not counted) end on Sunday 4 October 2026; that is a rest day, so it is due on Thursday 8 October 2026; skipped: National Day (4–7 October).',
  ],
  [
    'a month without the day',
    months(1),
    '2026-03-31',
    '自2026年3月31日（周二）起算，当日不计，满1个月为2026年4月30日（周四）；该月无31日，以月末日为准。',
    '1 month from Tuesday 31 March 2026 (not counted) ends on Thursday 30 April 2026; that month has no day 31, so its last day counts.',
  ],
  [
    'calendar days that end on a weekend',
    { amount: 7, unit: 'calendar-day' },
    '2026-03-07',
    '自2026年3月7日（周六）起算，当日不计，满7日为2026年3月14日（周六）；该日为休息日，顺延至2026年3月16日（周一）；跳过周末2天。',
    '7 days from Saturday 7 March 2026 (not counted) end on Saturday 14 March 2026; that is a rest day, so it is due on Monday 16 March 2026; skipped: 2 weekend days.',
  ],
  [
    'a fixed day',
    { on: '2026-06-30' },
    '2026-03-18',
    '规定期限为2026年6月30日（周二）。',
    'The day fixed by the rule is Tuesday 30 June 2026.',
  ],
  [
    'a year not announced yet',
    months(3),
    '2026-10-12',
    '自2026年10月12日（周一）起算，当日不计，满3个月为2027年1月12日（周二）；2027年放假安排尚未公布（或未载入日历），此期限暂定。',
    '3 months from Monday 12 October 2026 (not counted) end on Tuesday 12 January 2027; provisional, because the holidays of 2027 are not announced yet (or not in the calendar).',
  ],
];

describe('the explanation of a deadline', () => {
  it.each(CASES)('tells of %s', (_, rule, startOn, zh, en) => {
    expect(explain(rule, startOn)).toEqual({ zh, en });
  });

  it('gives the years where one holiday crosses into the next', () => {
    const days = ['2025-12-31', '2026-01-01'].map((on) => ({ on, working: false, name: '元旦', nameEn: 'New Year’s Day' }));
    const calendar: WorkingCalendar = { ...chinaCalendar, days };
    const { zh, en } = explain(workingDays(1), '2025-12-30', calendar);
    expect(zh).toContain('元旦放假（2025年12月31日至2026年1月1日）');
    expect(en).toContain('New Year’s Day (31 December 2025 – 1 January 2026)');
  });

  it('keeps two runs of one holiday apart', () => {
    const days = ['2026-06-09', '2026-06-11'].map((on) => ({ on, working: false, name: '县庆日', nameEn: 'County Day' }));
    expect(explain(workingDays(2), '2026-06-08', { ...chinaCalendar, days }).zh).toContain(
      '跳过县庆日放假（6月9日）、县庆日放假（6月11日）',
    );
  });
});
