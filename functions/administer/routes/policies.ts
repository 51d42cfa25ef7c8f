import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { newPolicySchema } from '#core/policy/new-policy.ts';
import { beginOf, findPolicy, initialPolicies, policyInForce } from '#core/policy/policies.ts';
import type { Policies, RecordedPolicy } from '#core/policy/policies.ts';
import { policySchema } from '#core/policy/policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { recordPolicy } from '#core/policy/record-policy.ts';
import { now } from '#functions/platform/clock.ts';
import { defineRoute, nothing } from '../route.ts';

const listed = z.object({
  version: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** `replaced`: cases that were filed while it was in force keep it. */
  status: z.enum(['in-force', 'to-come', 'replaced']),
  /** For cases filed on that local day or later; absent for the preset a body begins with. */
  inForceFrom: z.string().exactOptional(),
  recordedAt: z.string().exactOptional(),
});

export const listPolicies = defineRoute({
  method: 'GET',
  path: '/v1/policies',
  operationId: 'listPolicies',
  tag: 'policy',
  summary: { zh: '各版办理规则及施行日期', en: 'Every version of the rules, and from when on it is in force' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ policies: z.array(listed) }),
  handle: async ({ principal: { body }, services }) => {
    const { policies } = await services.cases.rulesSource.latest(body);
    const tell = telling(policies, now());
    return {
      version: policies.recorded.length,
      body: { policies: [tell(policies.preset), ...policies.recorded.map((one) => tell(one.policy, one))] },
    };
  },
});

export const readCurrentPolicy = defineRoute({
  method: 'GET',
  path: '/v1/policies/current',
  operationId: 'readPolicy',
  tag: 'policy',
  summary: { zh: '现行办理规则', en: 'The rules in force' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: policySchema,
  handle: async ({ principal: { body }, services }) => {
    const { policies } = await services.cases.rulesSource.latest(body);
    return { body: policyInForce(policies, now()) };
  },
});

export const readPolicyVersion = defineRoute({
  method: 'GET',
  path: '/v1/policies/{version}',
  operationId: 'readPolicyVersion',
  tag: 'policy',
  summary: { zh: '某一版办理规则', en: 'One version of the rules' },
  command: false,
  params: z.strictObject({ version: identifier }),
  query: nothing,
  body: nothing,
  response: policySchema,
  handle: async ({ principal: { body }, services, params: { version } }) => {
    const policy = findPolicy((await services.cases.rulesSource.latest(body)).policies, version);
    if (policy === undefined) throw new Refusal('PolicyNotFoundError', { version });
    return { body: policy };
  },
});

/** Open clocks keep the rules they were opened under, and cases those of the day they were filed. */
export const createPolicy = defineRoute({
  method: 'POST',
  path: '/v1/policies',
  operationId: 'recordPolicy',
  tag: 'policy',
  summary: { zh: '登记一版办理规则，自某日起立案的提案适用', en: 'Record rules for cases filed from a day on' },
  command: true,
  params: nothing,
  query: nothing,
  body: z.strictObject({ policy: newPolicySchema, inForceFrom: calendarDateSchema }),
  response: z.object({ recorded: listed }),
  handle: async ({ principal: { body, person }, services, body: asked, idempotencyKey, expectedVersion }) => {
    if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-policy' });
    const { policy: inForce } = await services.cases.rules(body);
    const { version, state = initialPolicies } = await services.cases.rulesSource.givePolicy(body, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'record-policy',
      request: canonicalJson(asked),
      policyVersion: inForce.version,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      decide: (policies = initialPolicies) => ({
        actor: { personId: person.id, role: 'administrator' },
        events: recordPolicy(policies, asked, now()),
      }),
    });
    const recorded = state.recorded.at(-1);
    return { status: 201, version, body: { recorded: telling(state, now())(recorded?.policy ?? asked.policy, recorded) } };
  },
});

/** Tells a version of these policies, as they stand at an instant. */
function telling(policies: Policies, at: string): (policy: Policy, recorded?: RecordedPolicy) => z.input<typeof listed> {
  const inForce = policyInForce(policies, at).version;
  return ({ version, name }, recorded) => ({
    version,
    name,
    status: version === inForce ? 'in-force' : recorded !== undefined && beginOf(recorded) > at ? 'to-come' : 'replaced',
    ...(recorded === undefined ? {} : { inForceFrom: recorded.inForceFrom, recordedAt: recorded.recordedAt }),
  });
}
