import type { Term } from './terms.ts';

/** What is wrong with a policy by a rule of ours. */
export const policyFaultTexts = {
  'silence-not-legal': { zh: '该期限无人处理时不能这样认定', en: 'silence of this clock cannot mean that' },
  'rung-twice': { zh: '同一天只能提醒一次', en: 'each day once' },
  'office-before-unit-leader': { zh: '不得早于告知单位负责人', en: 'the office is told with the unit leader or after' },
  'leader-before-office': { zh: '须晚于告知交办部门', en: 'the supervising leader is told after the office' },
  'quiet-span-reversed': { zh: '静默期的末日不得早于首日', en: 'the last quiet day is not before the first' },
  'quiet-span-too-long': { zh: '一段静默期最多31天', en: 'a quiet span is at most 31 days' },
  'gathered-before-midnight': { zh: '须在发送当天零点以后', en: 'alarms are gathered on the day of their mails, not before midnight' },
  'mails-end-before-they-begin': { zh: '停发时间须晚于起发时间', en: 'mails end later than they begin' },
  'morning-too-long': { zh: '当日邮件须在停发时间之前发完', en: "the morning's mails are out before mails end" },
  'quarter-hours': { zh: '须为一刻钟的整数倍，例如 8.75', en: 'whole quarters of an hour, e.g. 8.75' },
  'whole-percents': { zh: '须为百分之一的整数倍，例如 0.25', en: 'whole percents, e.g. 0.25' },
  'code-twice': { zh: '代码不得重复', en: 'each code once' },
  'version-reserved': { zh: '该版本号为系统保留', en: 'this version is reserved' },
  'policy-too-long': { zh: '办理规则过长', en: 'the policy is too long' },
} as const satisfies Record<string, Term>;
