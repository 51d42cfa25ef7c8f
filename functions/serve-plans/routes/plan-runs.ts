import * as z from 'zod';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { decideCancel, decideRun } from '#core/plan/decide-plan.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { Plan, SealedPlan } from '#core/plan/plan.ts';
import type { PlanEvent } from '#core/plan/plan-log.ts';
import { findPlan, isOfSide, planRole } from '#functions/platform/http/plan-access.ts';
import { planBody, planSchema } from '../plan-body.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const params = z.strictObject({ planId: identifier });

/** Asks for the run of a plan that was seen. It begins after the time for second thoughts. */
export const runPlan = defineRoute({
  method: 'POST',
  path: '/v1/plans/{planId}/run',
  operationId: 'runPlan',
  tag: 'plans',
  summary: { zh: '执行方案（只执行一次，撤销时间过后开始）', en: 'Run a plan, once, after the time for second thoughts' },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ digest: z.string().max(200), grace: z.literal('PT0S').exactOptional() }),
  response: planSchema,
  handle: async ({ principal, services, params: { planId }, body: asked, idempotencyKey }) => {
    const { plan } = await findPlan({ principal, services }, planId);
    // The commands are the maker's, with the maker's rights.
    if (plan.by.personId !== principal.person.id) throw new Refusal('PlanNotYoursError');
    const { policy } = await contextOf({ principal, services });
    const grace = asked.grace === undefined ? policy.plans.graceMinutes : 0;
    await services.plans.list(principal.body, planId, principal.person.id);
    const giving = { principal, services, planId, key: idempotencyKey, command: 'run-plan', request: canonicalJson(asked) };
    return give(giving, (found, at) => decideRun(found, at, asked.digest, grace));
  },
});

/** Takes a plan back, or lines of it, before its run begins. */
export const cancelPlan = defineRoute({
  method: 'POST',
  path: '/v1/plans/{planId}/cancel',
  operationId: 'cancelPlan',
  tag: 'plans',
  summary: { zh: '在撤销时间内撤销方案或其中若干行', en: 'Take a plan back, or some of its lines, in time' },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ lines: z.array(z.int().positive()).min(1).max(1000).exactOptional() }),
  response: planSchema,
  handle: async ({ principal, services, params: { planId }, body: asked, idempotencyKey }) => {
    const { plan } = await findPlan({ principal, services }, planId);
    if (!isOfSide(principal, plan)) throw new Refusal('NotAllowedError', { command: 'cancel-plan' });
    const giving = { principal, services, planId, key: idempotencyKey, command: 'cancel-plan', request: canonicalJson(asked) };
    return give(giving, (found, at) => decideCancel(found, at, asked.lines));
  },
});

interface Giving {
  readonly principal: Principal;
  readonly services: Services;
  readonly planId: string;
  readonly key: string;
  readonly command: string;
  readonly request: string;
}

async function give({ principal, services, planId, key, command, request }: Giving, decide: (plan: SealedPlan, at: string) => PlanEvent[]) {
  const { body, person } = principal;
  const actor = actorOf(person, planRole(principal));
  const { state, version } = await services.plans.give(body, planId, {
    commandId: `${person.id}:${key}`,
    command,
    request,
    decide: (found, { at }) => ({ actor, events: decide(sealed(found), at) }),
  });
  return { version, body: planBody(planId, version, sealed(state), await contextOf({ principal, services })) };
}

function sealed(plan: Plan | undefined): SealedPlan {
  if (!isSealed(plan)) throw new Refusal('NotFoundError');
  return plan;
}
