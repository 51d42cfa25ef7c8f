import { addDays } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Deadline } from './deadline.ts';
import { explanationTexts } from './explanation-texts.ts';
import type { ExplanationTexts } from './explanation-texts.ts';
import type { NamedDay } from './working-calendar.ts';

interface HolidayRun {
  readonly name: string;
  readonly nameEn: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * How the due day came about, one sentence in each language: start, rule, every holiday skipped, every make-up day
 * counted, the move off a rest day, and why it is provisional. Needs nothing but the stored deadline.
 */
export function explainDeadline(deadline: Deadline): { zh: string; en: string } {
  return {
    zh: explain(deadline, explanationTexts.zh, ({ name }) => name),
    en: explain(deadline, explanationTexts.en, ({ nameEn }) => nameEn),
  };
}

type NameOf = (named: { readonly name: string; readonly nameEn: string }) => string;

function explain(deadline: Deadline, texts: ExplanationTexts, nameOf: NameOf): string {
  const { rule, startOn, dueOn, rolledFrom, skipped, weekendDaysSkipped, added, provisional } = deadline;
  const spanEnd = rolledFrom ?? dueOn;
  const clauses = [span(rule, texts, texts.fullDay(startOn), texts.fullDay(spanEnd))];
  if (isMonthEnd(deadline, spanEnd)) clauses.push(texts.monthEnd(Number(startOn.slice(8))));
  if (rolledFrom !== undefined) clauses.push(texts.rolledForward(texts.fullDay(dueOn)));
  const passedOver = runsOf(skipped).map((run) => texts.holiday(nameOf(run), texts.range(run.from, run.until)));
  if (weekendDaysSkipped > 0) passedOver.push(texts.weekendDays(weekendDaysSkipped));
  if (passedOver.length > 0) clauses.push(texts.skipped(passedOver));
  if (added.length > 0) clauses.push(texts.added(added.map((day) => texts.makeUpDay(nameOf(day), texts.shortDay(day.on)))));
  if (provisional) clauses.push(texts.provisional(deadline.uncoveredYears));
  return texts.sentence(clauses);
}

function span(rule: Deadline['rule'], texts: ExplanationTexts, start: string, end: string): string {
  return 'on' in rule ? texts.fixedDay(end) : texts.span[rule.unit](rule.amount, start, end);
}

/** Whether a span of months ended early because its last month lacks the start's day. */
function isMonthEnd({ rule, startOn }: Deadline, spanEnd: CalendarDate): boolean {
  return 'unit' in rule && rule.unit === 'month' && startOn.slice(8) !== spanEnd.slice(8);
}

/** Days of one holiday that follow each other, as one run. */
function runsOf(days: readonly NamedDay[]): HolidayRun[] {
  const runs: HolidayRun[] = [];
  for (const { on, name, nameEn } of days) {
    const last = runs.at(-1);
    if (last?.name === name && addDays(last.until, 1) === on) runs[runs.length - 1] = { ...last, until: on };
    else runs.push({ name, nameEn, from: on, until: on });
  }
  return runs;
}
