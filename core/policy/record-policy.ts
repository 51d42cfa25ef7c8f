import { localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { findPolicy } from './policies.ts';
import type { Policies } from './policies.ts';
import type { Policy } from './policy.ts';
import type { PolicyEvent } from './policy-log.ts';

/**
 * Records a policy for cases filed from a local day on. A version names one policy for ever.
 * @throws Refusal `PolicyVersionTakenError` {version}; `PolicyBackdatedError` {inForceFrom, earliest} for a day that is over
 */
export function recordPolicy(
  policies: Policies,
  { policy, inForceFrom }: { readonly policy: Policy; readonly inForceFrom: CalendarDate },
  now: string,
): PolicyEvent[] {
  const { version, timeZoneOffset } = policy;
  if (findPolicy(policies, version) !== undefined) throw new Refusal('PolicyVersionTakenError', { version });
  const earliest = localDate(now, timeZoneOffset);
  if (inForceFrom < earliest) throw new Refusal('PolicyBackdatedError', { inForceFrom, earliest });
  return [{ type: 'PolicyRecorded', policy, inForceFrom }];
}
