import * as z from 'zod';
import { localDate } from '#core/calendar/calendar-date.ts';
import type { ApiClient } from '#tools/api-client.ts';

const reminderSchema = z.object({
  case: z.object({ id: z.string() }),
  kind: z.string(),
  rule: z.string(),
  clock: z.object({ id: z.string(), kind: z.string() }).optional(),
  dueOn: z.string().optional(),
  recipient: z.object({ id: z.string() }),
  onBehalfOf: z.object({ id: z.string() }).optional(),
  status: z.string(),
  reason: z.object({ code: z.string() }).optional(),
  mail: z.object({ id: z.string(), at: z.string(), status: z.string(), again: z.boolean() }).optional(),
});

/** A line of the ledger of reminders, as an auditor reads it. */
export type ToldReminder = z.output<typeof reminderSchema>;

const pageSchema = z.object({ reminders: z.array(reminderSchema), next: z.string().optional() });

const auditor = 'feng-yijian';

/** Everything the ledger of reminders tells of a case. */
export async function remindersOfCase(client: ApiClient, id: string): Promise<ToldReminder[]> {
  const found: ToldReminder[] = [];
  let cursor = '';
  do {
    const page = pageSchema.parse(await client.as(auditor, 'GET', `/v1/reminders?proposal=${id}&limit=200${cursor}`));
    found.push(...page.reminders);
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  return found;
}

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  tags: z.object({ mail: z.string(), kind: z.string(), again: z.enum(['yes', 'no']) }),
});

/** A mail as it lies in the mailbox: its reader's address, its local day, and the cases it links to. */
export interface FoundMail extends z.output<typeof mailSchema> {
  readonly reader: string;
  readonly on: string;
  readonly cases: readonly string[];
}

/** Every mail in the mailbox, the earliest first. */
export async function mailsIn(client: ApiClient): Promise<FoundMail[]> {
  const { mails } = z.object({ mails: z.array(mailSchema) }).parse(await client.local('GET', '/_local/mail?limit=5000'));
  return mails
    .map((mail) => ({
      ...mail,
      reader: /<(.+)>/.exec(mail.to[0] ?? '')?.[1] ?? '',
      on: localDate(mail.at, 480),
      cases: [...mail.text.matchAll(/\/cases\/(\w+)/g)].map(([, id]) => id ?? ''),
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** How many mails the mailbox has taken. */
export async function mailsSent(client: ApiClient): Promise<number> {
  const { counts } = z.object({ counts: z.object({ sent: z.number() }) }).parse(await client.local('GET', '/_local/mail?limit=1'));
  return counts.sent;
}

/** How many mails each reader got on each local day. */
export function mailsByReaderAndDay(mails: readonly FoundMail[]): Map<string, number> {
  const days = Map.groupBy(mails, ({ reader, on }) => `${on} ${reader}`);
  return new Map([...days].map(([day, of]) => [day, of.length]));
}
