import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { isSealed } from '#core/plan/plan.ts';
import { noticeSeries, parseNoticeOwner } from '#core/register/notice-owner.ts';
import type { RunNotice } from '#core/register/notice-owner.ts';
import { aloneNoticeListed } from '#functions/platform/http/alone-notice-body.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { noticeLineSchema, noticeListed, noticeSchema } from '#functions/platform/http/dispatch-notice-body.ts';
import type { ToldBy } from '#functions/platform/http/dispatch-notice-body.ts';
import { findNotice, isOfUnit, noticeId } from '#functions/platform/http/dispatch-notice-access.ts';
import { readTogether } from '../read-together.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const year = z.string().regex(/^\d{4}$/);

export const listDispatchNotices = defineRoute({
  method: 'GET',
  path: '/v1/dispatch-notices',
  operationId: 'listDispatchNotices',
  tag: 'plans',
  summary: { zh: '交办通知（单位看本单位的）', en: 'Notices of what was dispatched; a unit is told of its own' },
  command: false,
  params: nothing,
  /** Of one unit where one is named; of this year unless told. */
  query: z.strictObject({ unit: identifier.exactOptional(), year: year.exactOptional() }),
  body: nothing,
  response: z.object({ year, notices: z.array(noticeLineSchema) }),
  handle: async ({ principal, services, query }) => {
    const context = await contextOf({ principal, services });
    const asked = query.year ?? localDate(context.now, context.policy.timeZoneOffset).slice(0, 4);
    const unitId = unitOf(principal, query.unit);
    const owners = (await services.registers.owners(principal.body, noticeSeries(asked))).map(parseNoticeOwner);
    const given = owners.filter((owner) => 'proposalId' in owner || unitId === undefined || owner.unitId === unitId);
    const alone = given.filter((owner) => 'proposalId' in owner);
    const cases = new Map((await readTogether(services.cases, principal.body, alone)).map((found) => [found.state?.id, found]));
    const notices: z.input<typeof noticeLineSchema>[] = [];
    // The latest first.
    for (const owner of given.toReversed()) {
      const listed =
        'proposalId' in owner
          ? aloneNoticeListed(cases.get(owner.proposalId), owner, context)
          : await listedOfRun({ principal, services }, owner, context);
      if (listed !== undefined && (unitId === undefined || listed.unit.id === unitId)) notices.push(listed);
    }
    return { body: { year: asked, notices } };
  },
});

async function listedOfRun(
  { principal, services }: { readonly principal: Principal; readonly services: Pick<Services, 'plans'> },
  { planId, unitId }: RunNotice,
  context: ToldBy,
): Promise<z.input<typeof noticeLineSchema> | undefined> {
  const { state } = await services.plans.read(principal.body, planId);
  return isSealed(state) ? noticeListed(planId, state, unitId, context) : undefined;
}

/** One notice, to be printed: as it was issued, whatever became of the cases since. */
export const readDispatchNotice = defineRoute({
  method: 'GET',
  path: '/v1/dispatch-notices/{noticeId}/{unitId}',
  operationId: 'readDispatchNotice',
  tag: 'plans',
  summary: { zh: '一份交办通知', en: 'One notice of what was dispatched to a unit' },
  command: false,
  params: z.strictObject({ noticeId, unitId: identifier }),
  query: nothing,
  body: nothing,
  response: noticeSchema,
  handle: async ({ principal, services, params }) => {
    const { paper } = await findNotice({ principal, services }, params, await contextOf({ principal, services }));
    return { body: paper };
  },
});

/** Whose notices are told: of the named unit, of all, or of the asker's own unit alone. @throws Refusal `NotAllowedError` */
function unitOf(principal: Principal, named: string | undefined): string | undefined {
  if (mayAsk(principal.person, 'dispatchNotices')) return named;
  const own = named ?? principal.person.unitId;
  if (own === undefined || !isOfUnit(principal, own)) throw new Refusal('NotAllowedError', { command: 'read-dispatch-notices' });
  return own;
}
