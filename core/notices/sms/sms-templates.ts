/** What a short message may say. Each is a template that a carrier has registered; `core/notices/sms/texts.zh.ts` has the words. */
export const smsTemplates = [
  'co-signed',
  'revision',
  'revision-awaited',
  'reviewed',
  'filed',
  'dispatched',
  'replied',
  'feedback-awaited',
  'done-again',
  'consultation',
  'closed',
  'to-review',
  'to-do',
  'handed',
  'redo',
  'due',
  'overdue',
  'escalated',
] as const;

/** One for each, and one that says how many things wait. */
export type SmsTemplate = (typeof smsTemplates)[number] | 'several';

/** The words that a template leaves open; which of them it has, its text says. */
export const smsParameters = ['name', 'number', 'step', 'unit', 'by', 'due', 'count'] as const;

export type SmsParameter = (typeof smsParameters)[number];
