import type { SmsTemplate } from './sms-templates.ts';

/** The same for readers of English, where the body registered them: two parts of 67 characters at most, the signature included. */
export const smsTexts = {
  'co-signed': '${name}, you are named as a co-signer of a proposal under review. Please sign in to read it.',
  revision: '${name}, your proposal needs changes. Please sign in and submit it again ${by}.',
  'revision-awaited': '${name}, your proposal awaits your changes, due ${due}. Please sign in when you can.',
  reviewed: '${name}, your proposal has been reviewed. Please sign in to read the result. Thank you.',
  filed: '${name}, your proposal was filed as ${number}. Thank you for your contribution.',
  dispatched: '${name}, your proposal ${number} was handed to ${unit}.',
  replied: '${name}, your proposal ${number} was answered. Please sign in and give your view ${by}.',
  'feedback-awaited': '${name}, your view on the reply to proposal ${number} is awaited, due ${due}. Please sign in.',
  'done-again': '${name}, thank you for your view on proposal ${number}. It will be answered again ${by}.',
  consultation: '${name}, you will be invited to a meeting about your proposal ${number} ${by}.',
  closed: '${name}, your proposal ${number} is closed. Thank you for your support.',
  'to-review': '${name}, a proposal awaits review ${by}. Please sign in.',
  'to-do': '${name}, "${step}" of proposal ${number} awaits you, due ${due}. Please sign in.',
  handed: '${name}, proposal ${number} was handed to your unit, due ${due}. Please sign in.',
  redo: '${name}, proposal ${number} is to be handled again. Please reply ${by}.',
  due: '${name}, "${step}" of proposal ${number} is due ${due}.',
  overdue: '${name}, "${step}" of proposal ${number} was due ${due}. Please complete it soon.',
  escalated: '${name}, "${step}" of proposal ${number} was due ${due}. Please sign in and see to it.',
  several: '${name}, ${count} matters concerning proposals await you. Please sign in.',
} as const satisfies Readonly<Record<SmsTemplate, string>>;
