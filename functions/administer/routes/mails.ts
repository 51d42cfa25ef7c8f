import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import type { Directory } from '#core/directory/directory.ts';
import { mailBody, mailSchema, recipientBody, recipientSchema } from '#functions/platform/http/reminder-body.ts';
import { defineRoute, nothing } from '../route.ts';

const query = z.strictObject({
  /** A person's id, `mailbox:<unit>` or `robot:<unit>`. */
  to: z.string().max(80),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).exactOptional(),
});

/** Mails to one recipient as they were tried, the latest first: that they went and what became of them, not what they said. */
export const listMails = defineRoute({
  method: 'GET',
  path: '/v1/mails',
  operationId: 'listMails',
  tag: 'reminders',
  summary: { zh: '邮件台账（按收件人，不含正文）', en: 'The mail ledger of a recipient, without what the mails say' },
  command: false,
  params: nothing,
  query,
  body: nothing,
  response: z.object({
    recipient: recipientSchema,
    mails: z.array(mailSchema.extend({ notices: z.int() })),
    next: z.string().exactOptional(),
  }),
  handle: async ({ principal: { body, person, directory }, services: { notices }, query: { to, limit, cursor } }) => {
    if (!mayAsk(person, 'mailsOfOthers')) throw new Refusal('NotAllowedError', { command: 'read-mails' });
    if (!isKnown(to, directory)) throw new Refusal('NotFoundError');
    const { items, next } = await notices.mails(body, to, { after: placeOf(cursor), limit });
    return {
      body: {
        recipient: recipientBody(to, directory),
        mails: items.map((mail) => ({ ...mailBody(mail, 'named'), notices: mail.notices.length })),
        ...(next === undefined ? {} : { next: Buffer.from(next, 'utf8').toString('base64url') }),
      },
    };
  },
});

function isKnown(to: string, { people, units }: Directory): boolean {
  const recipient = parseRecipient(to);
  if ('personId' in recipient) return people.has(recipient.personId);
  if ('phoneOf' in recipient) return people.has(recipient.phoneOf);
  return units.has('robotOf' in recipient ? recipient.robotOf : recipient.mailboxOf);
}

/** @throws Refusal `InvalidCursorError` for anything that no page ended with */
function placeOf(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^mail#\d{4}-\d\d-\d\d#\d{1,10}$/.test(place)) throw new Refusal('InvalidCursorError');
  return place;
}
