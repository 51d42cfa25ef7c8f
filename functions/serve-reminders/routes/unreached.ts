import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import type { Holder } from '#core/clock/clock.ts';
import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { unitTerm } from '#core/notices/reach/address-failure.ts';
import { recipientGroups, unreachedTerms } from '#core/notices/reminder-texts.ts';
import { unreachedIn } from '#core/notices/reach/unreached.ts';
import type { Unreached } from '#core/notices/reach/unreached.ts';
import { noDueDate } from '#core/view/view-items.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';
import { pageOfUnreached } from '../notice-lists.ts';
import { recipientBody, recipientSchema, reminderSchema } from '#functions/platform/http/reminder-body.ts';
import { defineRoute, nothing } from '../route.ts';
import { casesNamed } from '#functions/platform/http/cases-named.ts';
import { tellReminders } from '../tell-reminders.ts';
import { reminderPageQuery } from './reminders.ts';

const inChargeSchema = z.object({
  who: recipientSchema,
  why: z.string(),
  whyName: z.object({ zh: z.string(), en: z.string() }),
  /** Open clocks that are theirs, counted up to a hundred. */
  openClocks: z.int(),
});

type InCharge = z.input<typeof inChargeSchema>;

/** Who was never reached, and who would not be. */
export const listUnreached = defineRoute({
  method: 'GET',
  path: '/v1/reminders/unreached',
  operationId: 'listUnreached',
  tag: 'reminders',
  summary: {
    zh: '未能送达的提醒，以及目前无法通知到的责任人',
    en: 'Reminders that reached nobody, and those in charge whom nothing would reach',
  },
  command: false,
  params: nothing,
  query: z.strictObject(reminderPageQuery),
  body: nothing,
  response: z.object({ inCharge: z.array(inChargeSchema), reminders: z.array(reminderSchema), next: z.string().exactOptional() }),
  handle: async ({ principal, services, query }) => {
    const { body, person, directory } = principal;
    const { reader, notices } = services;
    if (!mayAsk(person, 'unreached')) throw new Refusal('NotAllowedError', { command: 'read-unreached' });
    const page = await pageOfUnreached(notices, { body, ...query });
    const cases = await casesNamed(
      services.cases,
      body,
      page.items.map(({ notice }) => notice.proposalId),
    );
    const hidden = person.roles.includes('administrator') ? 'without-case' : 'left-out';
    const told = await tellReminders(notices, page, cases, principal, hidden);
    return { body: { ...told, inCharge: query.cursor === undefined ? await inChargeOf(reader, body, directory) : [] } };
  },
});

const READS_AT_ONCE = 8;

/** Those of them who have open clocks now. */
async function inChargeOf(reader: Pick<ViewReader, 'dueOnDesk'>, body: string, directory: Directory): Promise<InCharge[]> {
  const found: InCharge[] = [];
  await inTurns(unreachedIn(directory), READS_AT_ONCE, async ({ who, why, holders }) => {
    const openClocks = await openClocksOf(reader, body, holders);
    if (openClocks > 0) found.push({ who: holderBody(who, directory), why, whyName: unreachedTerms[why], openClocks });
  });
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const MOST_COUNTED = 100;

async function openClocksOf(reader: Pick<ViewReader, 'dueOnDesk'>, body: string, holders: Unreached['holders']): Promise<number> {
  let count = 0;
  for (const holder of holders) {
    const page = await reader.dueOnDesk(body, holder, { after: '', before: noDueDate, limit: MOST_COUNTED - count });
    count += page.length;
    if (count >= MOST_COUNTED) break;
  }
  return count;
}

function holderBody(holder: Holder, directory: Directory): InCharge['who'] {
  if ('personId' in holder) return recipientBody(holder.personId, directory);
  if ('unitId' in holder) return { kind: 'unit', id: holder.unitId, name: unitTerm(holder.unitId, directory) };
  const group = holder.role === 'committee-clerk' ? 'committee' : 'office';
  return { kind: group, name: recipientGroups[group] };
}

function keyOf({ who, why }: InCharge): string {
  return `${who.kind} ${who.id ?? ''} ${why}`;
}
