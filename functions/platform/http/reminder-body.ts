import * as z from 'zod';
import { lookAt } from '#core/access/sight/look.ts';
import { readSight } from '#core/access/sight/read-sight.ts';
import { showNotice } from '#core/access/sight/show.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { recipientTerm, unitTerm } from '#core/notices/reach/address-failure.ts';
import { noticeStatuses, urgencies } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import { isByPhone, parseRecipient, whoeverReads } from '#core/notices/reach/recipient.ts';
import { groupOf, seenBy } from '#core/notices/reminder-sight.ts';
import type { Seen } from '#core/notices/reminder-sight.ts';
import {
  mailStatusTerms,
  noticeKindTerm,
  noticeStatusTerms,
  recipientGroups,
  ruleCode,
  ruleTerm,
  smsStatusTerms,
} from '#core/notices/reminder-texts.ts';
import { supersededTerm } from '#core/notices/superseded-texts.ts';
import { mailFailures, mailStatus } from '#core/notices/lane/mail-record.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import type { StoredNotice } from '#core/notices/stored-notice.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** By id and name; to those who need not know who it is, a group or a unit. Never an address. */
export const recipientSchema = z.object({
  kind: z.enum(['person', 'phone', 'robot', 'mailbox', 'unit', 'office', 'committee', 'member', 'other']),
  /** A person's, also where it goes to the telephone, or a unit's. */
  id: z.string().exactOptional(),
  name: term,
});

export const caseRefSchema = z.object({ id: z.string(), number: z.string().exactOptional() });

/** What a notice is, sent or foreseen. */
export const noticeShape = {
  /** Absent for those who see no case. */
  case: caseRefSchema.exactOptional(),
  kind: z.string(),
  kindName: term,
  clock: z.object({ id: z.string(), kind: z.enum(clockKinds), name: term }).exactOptional(),
  /** The due day it was about. */
  dueOn: z.string().exactOptional(),
  rule: z.string(),
  ruleName: term,
  byHand: z.boolean(),
  urgency: z.enum(urgencies),
  recipient: recipientSchema,
  /** Whom it was meant for, where somebody stands in. */
  onBehalfOf: recipientSchema.exactOptional(),
};

const reason = z.object({ code: z.string(), name: term });

/** One mail as it was tried. */
export const mailSchema = z.object({
  id: z.string().exactOptional(),
  at: z.string(),
  status: z.enum(['claimed', 'sent', 'delivered', ...mailFailures]),
  statusName: term,
  /** An earlier try may have arrived; the mail said so. */
  again: z.boolean(),
  deliveredAt: z.string().exactOptional(),
  failedAt: z.string().exactOptional(),
  /** What the mail service said, as a code. */
  reason: z.string().exactOptional(),
});

export const reminderSchema = z.object({
  ...noticeShape,
  /** When it came up, and from when on it may go. */
  at: z.string(),
  readyAt: z.string(),
  channel: z.enum(['mail', 'sms', 'robot']),
  status: z.enum(noticeStatuses),
  statusName: term,
  reason: reason.exactOptional(),
  settledAt: z.string().exactOptional(),
  /** Who is told instead. */
  instead: recipientSchema.exactOptional(),
  /** The mail it went with, or that failed. */
  mail: mailSchema.exactOptional(),
});

export type ReminderBody = z.input<typeof reminderSchema>;

/** Who looks, and the directory that names the others. */
export interface Reader {
  readonly person: Person;
  readonly directory: Directory;
}

/** A notice that is shown at all. */
type Shown = Exclude<Seen, 'hidden'>;

type ToldTo = Pick<Notice, 'recipientId' | 'onBehalfOf' | 'kind' | 'clockId'>;

/** A case's notice as the reader sees it; `hidden` also where the case does not exist for the reader. What is one's own always shows. */
export function seenIn(proposal: Case | undefined, notice: ToldTo, { person, directory }: Reader): Seen {
  if ([whoeverReads(notice.recipientId), notice.onBehalfOf].includes(person.id)) return 'named';
  const look = proposal && lookAt(person, proposal);
  return proposal === undefined || look === undefined ? 'hidden' : seenBy(look, notice, proposal, directory);
}

/** The parts that a notice has before and after it went, all of them: `showNotice` keeps what the reader may see. */
export function noticeBody(notice: Notice, proposal: Case | undefined, seen: Shown, directory: Directory) {
  const { kind, clockId, dueOn, urgency, recipientId, onBehalfOf } = notice;
  const rule = ruleCode(notice.rule);
  const clock = proposal?.clocks.find(({ id }) => id === clockId);
  return {
    ...(proposal === undefined ? {} : { case: caseRef(proposal) }),
    kind,
    kindName: noticeKindTerm(kind),
    ...(clock === undefined ? {} : { clock: { id: clock.id, kind: clock.kind, name: clockTerms[clock.kind] } }),
    ...(dueOn === undefined ? {} : { dueOn }),
    rule,
    ruleName: ruleTerm(rule),
    byHand: kind === 'by-hand',
    urgency,
    recipient: seen === 'named' ? recipientBody(recipientId, directory) : groupBody(recipientId, directory),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: recipientBody(onBehalfOf, directory) }),
  };
}

/** What became of a notice, and of its mail. */
export function reminderBody(
  stored: StoredNotice,
  { proposal, mail, seen }: { readonly proposal: Case | undefined; readonly mail: MailRecord | undefined; readonly seen: Shown },
  directory: Directory,
): ReminderBody {
  const { notice, status, settledAt, reason: code, instead } = stored;
  const whole: ReminderBody = {
    ...noticeBody(notice, proposal, seen, directory),
    at: notice.at,
    readyAt: notice.readyAt,
    channel: channelOf(notice.recipientId),
    status,
    statusName: noticeStatusTerms[status],
    ...(code === undefined ? {} : { reason: { code, name: supersededTerm(code) } }),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(instead === undefined ? {} : { instead: recipientBody(instead, directory) }),
    ...(mail === undefined ? {} : { mail: mailBody(mail, seen) }),
  };
  return showNotice<ReminderBody>(readSight.notice.fields, whole, seen);
}

type MailBody = z.input<typeof mailSchema>;

function channelOf(recipientId: string): ReminderBody['channel'] {
  if (isByPhone(recipientId)) return 'sms';
  return 'robotOf' in parseRecipient(recipientId) ? 'robot' : 'mail';
}

/** What became of a mail. */
export function mailBody(mail: MailRecord, seen: Shown): MailBody {
  const status = mailStatus(mail);
  const { mailId, sentAt, acceptedAt, claimedAt, again, deliveredAt, failedAt, reason: said } = mail;
  const whole = {
    id: mailId,
    at: sentAt ?? acceptedAt ?? claimedAt,
    status,
    statusName: (isByPhone(mail.recipientId) ? smsStatusTerms : mailStatusTerms)[status],
    again,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    ...(failedAt === undefined ? {} : { failedAt }),
    ...(said === undefined || said === '' ? {} : { reason: said }),
  };
  return showNotice<MailBody>(readSight.mail.fields, whole, seen);
}

export function caseRef(proposal: Case): z.input<typeof caseRefSchema> {
  return { id: proposal.id, ...(isNumbered(proposal) ? { number: proposal.caseNumber } : {}) };
}

export function recipientBody(recipientId: string, directory: Directory): z.input<typeof recipientSchema> {
  const recipient = parseRecipient(recipientId);
  const name = recipientTerm(recipientId, directory);
  if ('personId' in recipient) return { kind: 'person', id: recipient.personId, name };
  if ('phoneOf' in recipient) return { kind: 'phone', id: recipient.phoneOf, name };
  return 'robotOf' in recipient ? { kind: 'robot', id: recipient.robotOf, name } : { kind: 'mailbox', id: recipient.mailboxOf, name };
}

function groupBody(recipientId: string, directory: Directory): z.input<typeof recipientSchema> {
  const of = groupOf(recipientId, directory);
  if ('group' in of) return { kind: of.group, name: recipientGroups[of.group] };
  const name: Term = unitTerm(of.unitId, directory);
  return { kind: 'unit', id: of.unitId, name };
}
