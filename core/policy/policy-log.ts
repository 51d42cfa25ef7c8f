import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { initialPolicies } from './policies.ts';
import type { Policies } from './policies.ts';
import { policySchema } from './policy.ts';

/** What a body's log of policies can hold. */
export const policyEventSchema = z.discriminatedUnion('type', [
  /** `inForceFrom`: for cases filed on that local day or later. */
  z.strictObject({ type: z.literal('PolicyRecorded'), policy: policySchema, inForceFrom: calendarDateSchema }),
]);

export type PolicyEvent = z.infer<typeof policyEventSchema>;

export const policyLog: LogKind<Policies, PolicyEvent> = {
  readEvents: ({ events }) => events.map((event) => policyEventSchema.parse(event)),
  apply: (policies = initialPolicies, { policy, inForceFrom }, { at }) => ({
    ...policies,
    recorded: [...policies.recorded, { policy, inForceFrom, recordedAt: at }],
  }),
};
