import { atLocalHour } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import type { Directory } from '#core/directory/directory.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Rehearsal } from '#core/rehearsal/rehearse.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { sampleBody } from '../samples.ts';
import type { SeedOptions } from './seed-options.ts';

// Local: the morning's mails are out, and people are at work.
const HOUR = 10;

/** The sample district with so many cases, as it stands at ten o'clock of that day. */
export function sampleRehearsal({ cases, seed, today }: Pick<SeedOptions, 'cases' | 'seed' | 'today'>, directory: Directory): Rehearsal {
  const policy = defaultPolicy;
  const now = atLocalHour(today, HOUR, policy.timeZoneOffset);
  return { seed, body: sampleBody, cases, directory, policy, calendar: chinaCalendar, now, digest: sha256 };
}
