import * as z from 'zod';
import { readSight } from '#core/access/sight/read-sight.ts';
import { showNotice } from '#core/access/sight/show.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Case } from '#core/case/case.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { noticeKindTerm } from '#core/notices/reminder-texts.ts';
import type { NoticeReader } from '#core/ports/mail/notice-reader.ts';
import type { Foreseen, ForeseenMails } from './foresee-reminders.ts';
import type { NoticePage } from './notice-lists.ts';
import {
  caseRef,
  caseRefSchema,
  noticeBody,
  noticeShape,
  recipientBody,
  recipientSchema,
  reminderBody,
  seenIn,
} from '#functions/platform/http/reminder-body.ts';
import type { Reader, ReminderBody } from '#functions/platform/http/reminder-body.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** A notice to come: the day and the instant from which on it may go. */
export const foreseenSchema = z.object({ ...noticeShape, on: z.string(), at: z.string() });

/** A mail to come, with its rows: one for each clock or piece of news. */
export const foreseenMailSchema = z.object({
  on: z.string(),
  at: z.string(),
  recipient: recipientSchema,
  form: z.enum(['single', 'urgent', 'digest']),
  rows: z.array(
    z.object({
      case: caseRefSchema.exactOptional(),
      kind: z.string(),
      kindName: term,
      clock: z.object({ name: term, dueOn: z.string(), provisional: z.boolean(), light: z.string(), daysLeft: z.int() }).exactOptional(),
    }),
  ),
});

/**
 * A page as its reader may see it. What is hidden is left out, or told `without-case`: to administrators, who mend addresses
 * and see no case.
 */
export async function tellReminders(
  lists: Pick<NoticeReader, 'mailsNamed'>,
  { items, next }: NoticePage,
  cases: ReadonlyMap<string, Case>,
  reader: Reader,
  hidden: 'left-out' | 'without-case' = 'left-out',
): Promise<{ readonly reminders: ReminderBody[]; readonly next?: string }> {
  const mails = await lists.mailsNamed(items.flatMap(({ mailId }) => mailId ?? []));
  const reminders = items.flatMap((stored) => {
    const proposal = cases.get(stored.notice.proposalId);
    const seen = seenIn(proposal, stored.notice, reader);
    const mail = mails.get(stored.mailId ?? '');
    if (seen !== 'hidden') return [reminderBody(stored, { proposal, mail, seen }, reader.directory)];
    return hidden === 'left-out' ? [] : [reminderBody(stored, { proposal: undefined, mail, seen: 'named' }, reader.directory)];
  });
  return { reminders, ...(next === undefined ? {} : { next }) };
}

/** What is foreseen, as its reader may see it. What may be seen follows from the cases as they are now. */
export function tellForecast({ cases, notices }: Foreseen, reader: Reader, { policy }: DecideContext): z.input<typeof foreseenSchema>[] {
  return notices.flatMap((notice) => {
    const states = cases.get(notice.proposalId)?.states ?? [];
    const seen = seenIn(states[0]?.proposal, notice, reader);
    if (seen === 'hidden') return [];
    const at = notice.readyAt;
    const whole = { ...noticeBody(notice, states.at(-1)?.proposal, seen, reader.directory), on: localDate(at, policy.timeZoneOffset), at };
    return [showNotice<z.input<typeof foreseenSchema>>(readSight.foreseen.fields, whole, seen)];
  });
}

function lineOf(clock: MailItem['clock']): Pick<z.input<typeof foreseenMailSchema>['rows'][number], 'clock'> {
  if (clock === undefined) return {};
  const { kind: _kind, ...line } = clock;
  return { clock: line };
}

/** The mails to come, without rows of cases that their reader may not see. */
export function tellMails(foreseen: readonly ForeseenMails[], { cases }: Foreseen, reader: Reader): z.input<typeof foreseenMailSchema>[] {
  const told = foreseen.flatMap(({ recipientId, mails }) =>
    mails.map(({ on, at, form, items }) => {
      const rows = items.flatMap(({ proposalId, kind, clock }) => {
        const proposal = cases.get(proposalId)?.states[0]?.proposal;
        if (proposal === undefined || seenIn(proposal, { recipientId, kind }, reader) === 'hidden') return [];
        return [{ case: caseRef(proposal), kind, kindName: noticeKindTerm(kind), ...lineOf(clock) }];
      });
      const whole = { on, at, recipient: recipientBody(recipientId, reader.directory), form, rows };
      return showNotice<z.input<typeof foreseenMailSchema>>(readSight.foreseenMail.fields, whole, 'named');
    }),
  );
  return told.filter(({ rows }) => rows.length > 0).sort((a, b) => (a.at < b.at ? -1 : 1));
}
