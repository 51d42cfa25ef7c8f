import { defaultPolicy } from '#core/policy/default-policy.ts';
import { policySchema } from '#core/policy/policy.ts';
import type { Policy } from '#core/policy/policy.ts';

const { listOn: _listOn, upwardsEvery: _upwardsEvery, ...reminders } = defaultPolicy.reminders;
const ladder = Object.fromEntries(Object.entries(reminders.ladder).map(([kind, { forewarn: _forewarn, ...rungs }]) => [kind, rungs]));

/**
 * A policy as bodies recorded it before there were weekly lists, escalations of every month and warnings before silence: each working
 * day for five, then every fifth. It goes on meaning what it meant.
 */
export const dailyPolicy: Policy = policySchema.parse({ ...defaultPolicy, reminders: { ...reminders, ladder, dailyAfter: 5 } });
