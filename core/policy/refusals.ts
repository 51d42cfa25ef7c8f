import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';

/** What is refused about policies and calendars. */
export const rulesRefusals = {
  PolicyNotFoundError: problem(
    404,
    { zh: '没有这版办理规则', en: 'No such policy' },
    { zh: '请核对版本 {version}；各版本见 /v1/policies。', en: 'Check version {version}; /v1/policies lists them.' },
  ),
  PolicyVersionTakenError: problem(
    409,
    { zh: '该版本号已用过', en: 'The version is taken' },
    { zh: '{version} 已是另一版办理规则的版本号，请换一个。', en: '{version} names another policy for ever; choose another one.' },
  ),
  PolicyBackdatedError: problem(
    422,
    { zh: '施行日期已过', en: 'The day is over' },
    {
      zh: '施行日期 {inForceFrom} 不得早于 {earliest}：已立案的提案仍按立案时的规则办理。',
      en: 'It may come into force on {earliest} at the earliest, not on {inForceFrom}: cases filed before keep their rules.',
    },
  ),
  CalendarNotKnownError: problem(
    404,
    { zh: '没有这一年或这一版日历', en: 'No such calendar' },
    { zh: '请核对 {asked}；各年份和版本见 /v1/calendars。', en: 'Check {asked}; /v1/calendars lists years and versions.' },
  ),
  CalendarYearNotAllowedError: problem(
    422,
    { zh: '现在不能登记这一年的放假安排', en: 'That year cannot be recorded now' },
    {
      zh: '{year} 年不在可登记的 {earliest}–{latest} 年之内：须逐年登记，已过去的年份不再更改。',
      en: '{year} is not between {earliest} and {latest}: years follow each other, and those that are over stay as they are.',
    },
  ),
  NoticeNotIssuedError: problem(
    422,
    { zh: '通知尚未印发', en: 'The notice is not issued yet' },
    {
      zh: '印发日期 {issuedOn} 晚于今天 {today}，请核对。',
      en: 'It says it was issued on {issuedOn}, and today is {today}; check the day.',
    },
  ),
  DayOutsideYearError: problem(
    422,
    { zh: '日期不在该年之内', en: 'Days outside of the year' },
    {
      zh: '{days} 不属于 {year} 年的安排（可含上一年12月25日以后）。',
      en: '{days} cannot be arranged for {year} (the year itself, and 25 December and later of the year before).',
    },
  ),
  DayArrangedTwiceError: problem(
    422,
    { zh: '同一天安排了两次', en: 'A day is arranged twice' },
    { zh: '请核对 {days}。', en: 'Check {days}.' },
  ),
  MakeUpDayNotAllowedError: problem(
    422,
    { zh: '调休上班日须在周末', en: 'A make-up day is on a weekend' },
    { zh: '{days} 不是周六或周日，请核对。', en: '{days}: no Saturday or Sunday; check the days.' },
  ),
  StatutoryDaysNotKeptError: problem(
    422,
    { zh: '法定节假日未放假', en: 'Statutory days must be off' },
    {
      zh: '{year} 年的法定节假日 {days} 没有列为放假日，请对照通知补全。',
      en: '{days} are statutory days of {year} and not among the days off; compare with the notice.',
    },
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
