import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { noticeSeries, parseNoticeOwner } from '#core/plan/number-notices.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { noticeLineSchema, noticeListed, noticeSchema } from '#functions/platform/http/dispatch-notice-body.ts';
import { findNotice, isOfUnit } from '#functions/platform/http/dispatch-notice-access.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

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
    const notices: z.input<typeof noticeLineSchema>[] = [];
    // The latest first.
    for (const owner of owners.toReversed()) {
      if (unitId !== undefined && owner.unitId !== unitId) continue;
      const { state } = await services.plans.read(principal.body, owner.planId);
      const listed = isSealed(state) ? noticeListed(owner.planId, state, owner.unitId, context) : undefined;
      if (listed !== undefined) notices.push(listed);
    }
    return { body: { year: asked, notices } };
  },
});

/** One notice, to be printed: as it was issued, whatever became of the cases since. */
export const readDispatchNotice = defineRoute({
  method: 'GET',
  path: '/v1/dispatch-notices/{planId}/{unitId}',
  operationId: 'readDispatchNotice',
  tag: 'plans',
  summary: { zh: '一份交办通知', en: 'One notice of what was dispatched to a unit' },
  command: false,
  params: z.strictObject({ planId: identifier, unitId: identifier }),
  query: nothing,
  body: nothing,
  response: noticeSchema,
  handle: async ({ principal, services, params: { planId, unitId } }) => {
    const { paper } = await findNotice({ principal, services }, { planId, unitId }, await contextOf({ principal, services }));
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
