import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { noticeStatuses } from '#core/notices/notice.ts';
import { recipientId as idOf } from '#core/notices/reach/recipient.ts';
import { mayAskOfPerson, mayAskOfUnit } from '#core/notices/reminder-sight.ts';
import { foreseeCase, foreseeFor } from '../foresee-reminders.ts';
import { noticesOfCase, pageOfCase, pageOfRecipients } from '../notice-lists.ts';
import { findCase } from '#functions/platform/http/find-case.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { reminderSchema, seenIn } from '#functions/platform/http/reminder-body.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Call } from '../route.ts';
import { casesNamed } from '#functions/platform/http/cases-named.ts';
import { foreseenMailSchema, foreseenSchema, tellForecast, tellMails, tellReminders } from '../tell-reminders.ts';

/** Pages as everywhere; a cursor holds the key of a notice, which is longer than a case's. */
export const reminderPageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1600).exactOptional(),
};

const query = z
  .strictObject({
    proposal: identifier.exactOptional(),
    person: identifier.exactOptional(),
    unit: identifier.exactOptional(),
    status: z.enum(noticeStatuses).exactOptional(),
    days: z.coerce.number().int().min(0).max(60).exactOptional(),
    ...reminderPageQuery,
  })
  .refine(({ proposal, person, unit }) => [proposal, person, unit].filter((one) => one !== undefined).length <= 1, fault('one-list'));

const answer = z.object({
  reminders: z.array(reminderSchema),
  /** What will go today and in the days asked for if nobody acts; with the first page. */
  forecast: z.array(foreseenSchema),
  /** The mails it becomes, for people and units. */
  mails: z.array(foreseenMailSchema).exactOptional(),
  /** Of the forecast: `false` where cases due latest were left out of it. */
  complete: z.boolean().exactOptional(),
  next: z.string().exactOptional(),
});

type RemindersCall = Call<unknown, z.output<typeof query>, unknown>;
type Told = z.input<typeof answer>;

export const listReminders = defineRoute({
  method: 'GET',
  path: '/v1/reminders',
  operationId: 'listReminders',
  tag: 'reminders',
  summary: {
    zh: '提醒记录与预测（按提案、人员或单位，默认本人）',
    en: 'What went, waits and will go: of a case, a person or a unit; one’s own unless told',
  },
  command: false,
  params: nothing,
  query,
  body: nothing,
  response: answer,
  handle: async (call) => {
    const context = await contextOf(call);
    const { proposal } = call.query;
    return { body: await (proposal === undefined ? ofRecipients(call, context) : ofCase(call, proposal, context)) };
  },
});

async function ofCase(call: RemindersCall, id: string, context: DecideContext): Promise<Told> {
  const { principal, services, query: asked } = call;
  const found = await findCase(call, id);
  const all = await noticesOfCase(services.notices, principal.body, id);
  const shown = all.filter(
    ({ notice, status }) => (asked.status === undefined || status === asked.status) && seenIn(found.state, notice, principal) !== 'hidden',
  );
  const told = await tellReminders(services.notices, pageOfCase(shown, asked), new Map([[id, found.state]]), principal);
  if (asked.days === undefined || asked.cursor !== undefined) return { ...told, forecast: [] };
  const pending = all.flatMap(({ notice, status }) => (status === 'pending' ? [notice] : []));
  const foreseen = foreseeCase(found, pending, asked.days, context);
  return { ...told, forecast: tellForecast(foreseen, principal, context), complete: foreseen.complete };
}

async function ofRecipients({ principal, services, query: asked }: RemindersCall, context: DecideContext): Promise<Told> {
  const { body } = principal;
  const recipientIds = recipientsOf(asked, principal);
  const { status, cursor, limit, days } = asked;
  const page = await pageOfRecipients(services.notices, recipientIds, { body, status, cursor, limit });
  const cases = await casesNamed(
    services.cases,
    body,
    page.items.map(({ notice }) => notice.proposalId),
  );
  const told = await tellReminders(services.notices, page, cases, principal);
  if (days === undefined || cursor !== undefined) return { ...told, forecast: [] };
  const foreseen = await foreseeFor(services, { body, recipientIds, days }, context);
  const { complete } = foreseen;
  return { ...told, forecast: tellForecast(foreseen, principal, context), mails: tellMails(foreseen.mails, foreseen, principal), complete };
}

/**
 * Whose lists are asked for. Of a unit: its people, also those who left, its mailbox and its robot.
 * @throws Refusal `NotAllowedError` for others' than one may ask for, known or not; `NotFoundError` where there is none
 */
function recipientsOf({ person: personId, unit: unitId }: z.output<typeof query>, { person, directory }: Principal): string[] {
  if (unitId !== undefined) {
    if (!mayAskOfUnit(person, unitId)) throw new Refusal('NotAllowedError', { command: 'read-reminders' });
    if (!directory.units.has(unitId)) throw new Refusal('NotFoundError');
    const people = [...directory.people.values()].filter((one) => one.unitId === unitId).map(({ id }) => id);
    return [...people.flatMap((id) => recipientsOfPerson(id, directory)), idOf({ mailboxOf: unitId }), idOf({ robotOf: unitId })];
  }
  const whose = personId ?? person.id;
  if (!mayAskOfPerson(person, whose, directory)) throw new Refusal('NotAllowedError', { command: 'read-reminders' });
  if (whose !== person.id && !directory.people.has(whose)) throw new Refusal('NotFoundError');
  return recipientsOfPerson(whose, directory);
}

/** By mail, and by telephone since the person first chose a way. */
function recipientsOfPerson(personId: string, { ways }: Principal['directory']): string[] {
  return ways.has(personId) ? [personId, idOf({ phoneOf: personId })] : [personId];
}
