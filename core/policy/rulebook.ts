import { calendarOfVersion, currentCalendar, findCalendar } from '#core/calendar/calendars.ts';
import type { Calendars } from '#core/calendar/calendars.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { findPolicy, isPresetVersion, policyInForce, policyOfVersion } from './policies.ts';
import type { Policies } from './policies.ts';
import type { Policy } from './policy.ts';

/** Every policy and calendar a body ever had. */
export interface Rulebook {
  readonly policies: Policies;
  readonly calendars: Calendars;
}

/** The versions a clock was opened under. */
export interface OpenedUnder {
  readonly policyVersion: string;
  readonly deadline: { readonly calendarVersion: string };
}

/** The pair by which spans, days and instants are reckoned. */
export interface Reckoning {
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/**
 * What is in force at an instant for everything that is said: the ladder, hours, quiet days, caps, addressees and words, of whatever
 * case.
 */
export function reckoningInForce({ policies, calendars }: Rulebook, now: string): Reckoning {
  return { policy: policyInForce(policies, now), calendar: currentCalendar(calendars) };
}

/**
 * What rules a case, and a clock that it opens now: the policy in force when it was filed (a case that is not filed yet: now), and the
 * calendar as it is now.
 */
export function reckoningOfCase({ policies, calendars }: Rulebook, filedAt: string | undefined, now: string): Reckoning {
  return { policy: policyInForce(policies, filedAt ?? now), calendar: currentCalendar(calendars) };
}

/** What an open clock follows until an event moves it (its span, its silence, its explanation): the versions it was opened under. */
export function reckoningOfClock({ policies, calendars }: Rulebook, opened: OpenedUnder): Reckoning {
  return {
    policy: policyOfVersion(policies, opened.policyVersion),
    calendar: calendarOfVersion(calendars, opened.deadline.calendarVersion),
  };
}

/** Whether a rulebook is too old for a clock: a version that its body recorded is not in it yet. Versions of presets never come in. */
export function isBehind({ policies, calendars }: Rulebook, { policyVersion, deadline }: OpenedUnder): boolean {
  const { calendarVersion } = deadline;
  const lacksPolicy = findPolicy(policies, policyVersion) === undefined && !isPresetVersion(policyVersion);
  return lacksPolicy || (findCalendar(calendars, calendarVersion) === undefined && calendarVersion.includes('+'));
}
