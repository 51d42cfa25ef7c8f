import * as z from 'zod';
import { mayAsk } from '#core/access/sight/list-sight.ts';
import type { CaseReader } from '#core/case/log/case-logs.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { Plans } from '#core/plan/plans.ts';
import { parseAloneNoticeId } from '#core/register/notice-owner.ts';
import { aloneNoticePaper } from './alone-notice-body.ts';
import { noticePaper } from './dispatch-notice-body.ts';
import type { NoticePaper } from './dispatch-notice-body.ts';
import type { Principal } from './principal.ts';

interface Asking {
  readonly principal: Principal;
  readonly services: { readonly plans: Pick<Plans, 'read'>; readonly cases: CaseReader };
}

interface Found {
  readonly paper: NoticePaper;
  readonly issuedAt: string;
}

/** What stands in a notice's address before its unit: the plan whose run gave it, or the share that was given alone. */
export const noticeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,90}$/);

/** A unit's notice, for the unit itself and for those who oversee. @throws Refusal `NotFoundError` */
export async function findNotice(
  { principal, services }: Asking,
  asked: { readonly noticeId: string; readonly unitId: string },
  context: Pick<DecideContext, 'directory' | 'policy'>,
): Promise<Found> {
  if (!isOfUnit(principal, asked.unitId) && !mayAsk(principal.person, 'dispatchNotices')) throw new Refusal('NotFoundError');
  const alone = parseAloneNoticeId(asked.noticeId);
  const found =
    alone === undefined
      ? await noticeOfRun({ principal, services }, asked, context)
      : aloneNoticePaper(await services.cases.read(principal.body, alone.proposalId), alone, context);
  if (found?.paper.unit.id !== asked.unitId) throw new Refusal('NotFoundError');
  return found;
}

async function noticeOfRun(
  { principal, services }: Asking,
  { noticeId: planId, unitId }: { readonly noticeId: string; readonly unitId: string },
  context: Pick<DecideContext, 'directory' | 'policy'>,
): Promise<Found | undefined> {
  const { state } = await services.plans.read(principal.body, planId);
  const paper = isSealed(state) ? noticePaper(planId, state, unitId, context) : undefined;
  return paper === undefined ? undefined : { paper, issuedAt: state?.begunAt ?? '' };
}

/** Whether the person answers for that unit's cases. */
export function isOfUnit({ person }: Principal, unitId: string): boolean {
  return person.unitId === unitId && person.roles.some((role) => role === 'unit-clerk' || role === 'unit-leader');
}
