import type * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { Plans } from '#core/plan/plans.ts';
import { noticePaper } from './dispatch-notice-body.ts';
import type { noticeSchema } from './dispatch-notice-body.ts';
import type { Principal } from './principal.ts';

interface Asking {
  readonly principal: Principal;
  readonly services: { readonly plans: Pick<Plans, 'read'> };
}

interface Found {
  readonly paper: z.input<typeof noticeSchema>;
  readonly issuedAt: string;
}

/** A unit's notice of a run, for the unit itself and for those who oversee. @throws Refusal `NotFoundError` */
export async function findNotice(
  { principal, services }: Asking,
  { planId, unitId }: { readonly planId: string; readonly unitId: string },
  context: Pick<DecideContext, 'directory' | 'policy'>,
): Promise<Found> {
  if (!isOfUnit(principal, unitId) && !mayAsk(principal.person, 'dispatchNotices')) throw new Refusal('NotFoundError');
  const { state } = await services.plans.read(principal.body, planId);
  const paper = isSealed(state) ? noticePaper(planId, state, unitId, context) : undefined;
  if (paper === undefined) throw new Refusal('NotFoundError');
  return { paper, issuedAt: state?.begunAt ?? '' };
}

/** Whether the person answers for that unit's cases. */
export function isOfUnit({ person }: Principal, unitId: string): boolean {
  return person.unitId === unitId && person.roles.some((role) => role === 'unit-clerk' || role === 'unit-leader');
}
