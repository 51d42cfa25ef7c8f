import { localDate } from '#core/calendar/calendar-date.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { noticeNumber, noticeOwner, noticeSeries } from '#core/register/notice-owner.ts';
import type { Registers } from '#core/register/registers.ts';
import type { SealedPlan } from './plan.ts';
import { unitLists } from './unit-lists.ts';
import type { Plans } from './plans.ts';

export interface NumberingNotices {
  readonly plans: Plans;
  readonly cases: Pick<Cases, 'rules'>;
  readonly registers: Registers;
}

/**
 * Gives each unit's notice of what it was given (交办通知) its number, in the order of the units' ids. Taking a number and writing it
 * down can both be repeated, so there is one number a unit and no gap.
 */
export async function numberNotices(
  { plans, cases, registers }: NumberingNotices,
  { body, planId }: { readonly body: string; readonly planId: string },
  plan: SealedPlan,
): Promise<void> {
  const { policy } = await cases.rules(body);
  const { pattern } = policy.dispatchNoticeNumber;
  const year = localDate(plan.begunAt ?? plan.sealed.at, policy.timeZoneOffset).slice(0, 4);
  const series = noticeSeries(year);
  for (const unitId of [...unitLists(plan).keys()].sort()) {
    if (plan.notices.some((notice) => notice.unitId === unitId)) continue;
    const owner = noticeOwner({ planId, unitId });
    const number = await registers.take({ body, series, owner, policyVersion: policy.version });
    const text = noticeNumber(pattern, year, number);
    await plans.giveAsSystem(body, planId, `number:${owner}`, () => [{ type: 'DispatchNoticeNumbered', unitId, series, number, text }]);
  }
}
