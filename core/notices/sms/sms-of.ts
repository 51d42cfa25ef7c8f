import type { MailItem } from '#core/notices/render/mail-content.ts';
import type { MailKind } from '#core/notices/render/mail-texts.ts';
import type { smsTemplates } from './sms-templates.ts';

type SmsTemplate = (typeof smsTemplates)[number];

/** The template of a kind, and the one in its place where it depends: what a member is asked for, and what is late. */
interface Row {
  readonly template: SmsTemplate;
  readonly late?: SmsTemplate;
}

const row = (template: SmsTemplate, late: SmsTemplate = template): Row => ({ template, late });

/** What goes by short message; everything else is for mails. */
const rows: Readonly<Partial<Record<MailKind, Row>>> = {
  'co-signer-named': row('co-signed'),
  'revision-requested': row('revision'),
  declined: row('reviewed'),
  filed: row('filed'),
  dispatched: row('dispatched'),
  reply: row('replied'),
  'redo-begun': row('done-again'),
  'consultation-begun': row('consultation'),
  'closed-member': row('closed'),
  'to-review': row('to-review'),
  'to-dispatch': row('to-do'),
  'return-requested': row('to-do'),
  consultation: row('to-do'),
  // Whoever countersigns, checks, signs or reviews is often out of the office, and the letter waits.
  'to-countersign': row('to-do'),
  'to-check': row('to-do'),
  'to-sign': row('to-do'),
  'to-review-reply': row('to-do'),
  'reply-sent-back': row('to-do'),
  assigned: row('handed'),
  reassigned: row('handed'),
  redo: row('redo'),
  reminder: row('due', 'overdue'),
  'by-hand': row('due', 'overdue'),
  'overdue-list': row('overdue'),
  'overdue-unit': row('overdue'),
  'overdue-office': row('escalated'),
  'overdue-leader': row('escalated'),
};

const reminders: readonly MailKind[] = ['reminder', 'by-hand'];

/** The templates that a notice of a kind may go by; none where it is for mails alone. */
export function templatesOf(kind: MailKind): readonly SmsTemplate[] {
  const found = rows[kind];
  if (found === undefined) return [];
  const { template, late = template } = found;
  return [
    ...new Set<SmsTemplate>([template, late, ...(reminders.includes(kind) ? (['feedback-awaited', 'revision-awaited'] as const) : [])]),
  ];
}

/** The template that tells an item; `undefined` where none does. A member is asked, never pressed. */
export function templateOf({ kind, clock }: Pick<MailItem, 'kind' | 'clock'>): SmsTemplate | undefined {
  if (reminders.includes(kind) && clock?.kind === 'feedback') return 'feedback-awaited';
  if (reminders.includes(kind) && clock?.kind === 'revision') return 'revision-awaited';
  const found = rows[kind];
  return clock !== undefined && clock.daysLeft < 0 ? (found?.late ?? found?.template) : found?.template;
}
