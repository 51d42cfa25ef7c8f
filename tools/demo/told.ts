import * as z from 'zod';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { holderSchema } from '#core/clock/clock.ts';
import type { Holder } from '#core/clock/clock.ts';
import { morningOf } from '#core/notices/lane/mail-times.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { ApiClient } from '../api-client.ts';
import { samplePeople } from '../samples.ts';
import type { LivedProposal } from './checks.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.string(), name: term });
const reminderSchema = z.object({
  kindName: term,
  urgency: z.string(),
  recipient: person,
  onBehalfOf: person.optional(),
  at: z.string(),
  status: z.string(),
  statusName: term,
  settledAt: z.string().optional(),
  mail: z.object({ at: z.string() }).optional(),
});
const pageSchema = z.object({ reminders: z.array(reminderSchema), next: z.string().optional() });
const openedSchema = z.looseObject({ type: z.literal('ClockOpened'), clock: z.looseObject({ id: z.string(), holder: holderSchema }) });

/** Something somebody was told about a proposal. */
export type Told = z.output<typeof reminderSchema>;

/** Everything that anybody was told about a proposal, in the order in which it came up. */
export async function whoWasTold(client: ApiClient, auditor: string, id: string): Promise<Told[]> {
  const told: Told[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const page = pageSchema.parse(await client.as(auditor, 'GET', `/v1/reminders?proposal=${id}&limit=200${cursor}`));
    told.push(...page.reminders);
    next = page.next;
  }
  return told.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

// Milliseconds: the morning's rounds of the demonstration are a quarter of an hour apart.
const ROUND = 16 * 60_000;

/** The waits of a life whose holder had no mail by the next morning at the latest, although the wait still ran then. */
export function untoldWaits({ commits }: Pick<LivedProposal, 'commits'>, told: readonly Told[]): string[] {
  return commits.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      const opened = openedSchema.safeParse(event);
      if (!opened.success) return [];
      const { id, holder } = opened.data.clock;
      return holdersOf(holder)
        .filter((reader) => !told.some((one) => one.at === at && isFor(reader, one) && isInTime(reader, one)))
        .map((reader) => `${at} ${id} ${reader}`);
    }),
  );
}

function isFor(reader: string, { urgency, recipient, onBehalfOf }: Told): boolean {
  return urgency === 'prompt' && [recipient.id, onBehalfOf?.id].includes(reader);
}

/** Sent within the hours of that day or first thing next morning; not sent only where the case had moved on before that. */
function isInTime(reader: string, { at, status, settledAt, mail }: Told): boolean {
  const latest = Date.parse(morningOf(reader, at, defaultPolicy, chinaCalendar)) + ROUND;
  if (status === 'sent') return mail !== undefined && Date.parse(mail.at) <= latest;
  return status === 'superseded' && Date.parse(settledAt ?? '') <= latest;
}

function holdersOf(holder: Holder): string[] {
  if ('personId' in holder) return [holder.personId];
  const isOne = ({ roles, unitId }: ReturnType<typeof samplePeople>[number]): boolean =>
    'unitId' in holder ? unitId === holder.unitId && roles.includes('unit-clerk') : roles.includes(holder.role);
  return samplePeople()
    .filter(isOne)
    .map(({ id }) => id);
}

const local = (instant: string): string => new Date(Date.parse(instant) + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ');
const sentAt = ({ at, mail }: Told): string => mail?.at ?? at;

/** Who was told what, a line each, in the body's time. */
export function tellings(told: readonly Told[]): string {
  const inOrder = told.toSorted((a, b) => (sentAt(a) < sentAt(b) ? -1 : Number(sentAt(a) > sentAt(b))));
  const lines = inOrder.map(({ at, kindName, recipient, mail, statusName }) =>
    [local(mail?.at ?? at), recipient.name.zh, `${kindName.zh} ${kindName.en}`, mail === undefined ? statusName.zh : '']
      .join('  ')
      .trimEnd(),
  );
  return ['谁在何时被告知 · Who was told what', ...lines.map((line) => `  ${line}`)].join('\n');
}
