import type { Term } from './term.ts';

/** What is wrong with a policy, or with a year of the calendar, by a rule of ours. */
export const rulesFaultTexts = {
  'silence-not-legal': { zh: '该期限无人处理时不能这样认定', en: 'silence of this clock cannot mean that' },
  'rung-twice': { zh: '同一天只能提醒一次', en: 'each day once' },
  'clearance-without-signing': { zh: '审签环节须以签发结束', en: 'clearance ends with signing' },
  'clearance-out-of-order': {
    zh: '审签环节须按会签、核稿、签发的顺序，每项至多一次',
    en: 'steps are in the order countersign, check, sign, each once at most',
  },
  'office-before-unit-leader': { zh: '不得早于告知单位负责人', en: 'the office is told with the unit leader or after' },
  'leader-before-office': { zh: '须晚于告知交办部门', en: 'the supervising leader is told after the office' },
  'quiet-span-reversed': { zh: '静默期的末日不得早于首日', en: 'the last quiet day is not before the first' },
  'quiet-span-too-long': { zh: '一段静默期最多三十一天', en: 'a quiet span is at most thirty one days' },
  'gathered-before-midnight': { zh: '须在发送当天零点以后', en: 'alarms are gathered on the day of their mails and not before midnight' },
  'mails-end-before-they-begin': { zh: '停发时间须晚于起发时间', en: 'mails end later than they begin' },
  'morning-too-long': { zh: '当日邮件须在停发时间之前发完', en: 'the mails of the morning are out before mails end' },
  'sms-begin-after-mails': { zh: '短信起发时间不得晚于邮件', en: 'short messages begin with the mails or before' },
  'sms-end-before-the-morning': { zh: '短信停发时间不得早于当日邮件发完', en: 'short messages end after the mails of the morning' },
  'quarter-hours': { zh: '须为一刻钟的整数倍', en: 'whole quarters of an hour' },
  'whole-percents': { zh: '须为百分之一的整数倍', en: 'whole percents' },
  'code-twice': { zh: '代码不得重复', en: 'each code once' },
  'version-malformed': { zh: '只能用英文字母，数字，点，下划线和短横线', en: 'letters and digits and dots and dashes only' },
  'version-reserved': { zh: '该版本号为系统保留', en: 'this version is reserved' },
  'text-too-long': { zh: '文字最多两百字', en: 'at most two hundred characters' },
  'policy-too-long': { zh: '办理规则过长', en: 'the policy is too long' },
  'holiday-reversed': { zh: '放假的末日不得早于首日', en: 'a holiday ends on its first day or later' },
  'holiday-too-long': { zh: '一次放假最多三十一天', en: 'a holiday is at most thirty one days' },
} as const satisfies Record<string, Term>;
