import { startOfDay } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { defaultPolicy } from './default-policy.ts';
import type { Policy } from './policy.ts';

/** A policy as its body recorded it: for cases filed on `inForceFrom`, a local day, or later. */
export interface RecordedPolicy {
  readonly policy: Policy;
  readonly inForceFrom: CalendarDate;
  readonly recordedAt: string;
}

/** The policies of one body: the preset it began with, and what it recorded since, in the order of recording. */
export interface Policies {
  readonly preset: Policy;
  readonly recorded: readonly RecordedPolicy[];
}

/** Those of a body that has recorded none. */
export const initialPolicies: Policies = { preset: defaultPolicy, recorded: [] };

/**
 * The policy in force at an instant: the one that came into force last by then, of two of the same day the one recorded later;
 * the preset before any.
 */
export function policyInForce({ preset, recorded }: Policies, at: string): Policy {
  let inForce = { policy: preset, from: '' };
  for (const one of recorded) {
    const from = beginOf(one);
    if (from <= at && from >= inForce.from) inForce = { policy: one.policy, from };
  }
  return inForce.policy;
}

/** The instant from which on a policy is in force, in its own time zone. */
export function beginOf({ policy, inForceFrom }: RecordedPolicy): string {
  return startOfDay(inForceFrom, policy.timeZoneOffset);
}

/** The policy of that version; `undefined` where the body never had it. */
export function findPolicy({ preset, recorded }: Policies, version: string): Policy | undefined {
  return [preset, ...recorded.map(({ policy }) => policy)].find((policy) => policy.version === version);
}

/**
 * The policy that a clock, or a commit, was made under. A version that is no longer known is a preset of an earlier release: what was
 * made under it goes on under the present one, as it always did.
 */
export function policyOfVersion(policies: Policies, version: string): Policy {
  return findPolicy(policies, version) ?? policies.preset;
}

/** Versions that are kept for the presets of releases, this one's and those to come. */
export function isPresetVersion(version: string): boolean {
  return version.startsWith('default');
}
