import { atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import type { Rules } from '#core/case/decide-context.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import { rowsOf } from '#core/notices/render/mail-content.ts';
import { hoursOf } from './lane-hours.ts';
import type { PlannedMail } from '#core/notices/render/mail-content.ts';
import type { Lane } from './mail-lane.ts';
import { mailIdOf } from './mail-record.ts';
import type { MailName } from './mail-record.ts';
import { morningOf } from './mail-times.ts';
import { refOf, refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';

/** Longer than any function that sends may run, so that whoever finds it over knows the sender is gone. */
const LEASE_MS = 5 * 60_000;
/** After an error that leaves open whether the mail was taken: long enough for SES's own event to come in. */
const DOUBT_MS = 60_000;

/** Within the policy's hours of a sending day. A run that was due at the last minute may come a little after it. */
export function isOpenHour(recipientId: string, { now, policy, calendar }: Rules): boolean {
  const { reminders, timeZoneOffset } = policy;
  const { atHour, untilHour } = hoursOf(recipientId, policy);
  const on = localDate(now, timeZoneOffset);
  const closesAt = Date.parse(atLocalHour(on, untilHour, timeZoneOffset)) + reminders.promptMinutes * 60_000;
  return isSendingDay(on, policy, calendar) && now >= atLocalHour(on, atHour, timeZoneOffset) && Date.parse(now) <= closesAt;
}

/** Whether this morning's digest is still to go: the recipient's moment of today has come, and none was taken in hand since. */
export function owesMorning(recipientId: string, { digestOn }: Lane, { now, policy, calendar }: Rules): boolean {
  const today = localDate(now, policy.timeZoneOffset);
  const moment = morningOf(recipientId, atLocalHour(today, 0, policy.timeZoneOffset), policy, calendar);
  return digestOn !== today && moment <= now && localDate(moment, policy.timeZoneOffset) === today;
}

/** Mails, or short messages, that the recipient may still get today. */
export function mailsLeft(recipientId: string, lane: Lane, { now, policy }: Rules): number {
  return hoursOf(recipientId, policy).perDay - sentOn(lane, localDate(now, policy.timeZoneOffset));
}

export interface MailToClaim {
  readonly body: string;
  readonly recipientId: string;
  readonly planned: PlannedMail;
  /** It goes with the morning's mails. */
  readonly morning: boolean;
  readonly today: string;
}

/** A mail that is about to be handed over, and what becomes of its lane. */
export interface Claim {
  readonly name: MailName;
  readonly notices: readonly NoticeRef[];
  /** An earlier mail with any of them may have arrived: this one says so. */
  readonly again: boolean;
  /** Before it goes: it is counted. */
  readonly claimed: Lane;
  /** Once it is on record as taken. */
  readonly closed: Lane;
  /** When it certainly was not taken. */
  readonly uncounted: Lane;
  /** When nobody knows; the next run asks the mail's record after the lease. */
  readonly inDoubt: (now: string) => Lane;
}

/** Claims the next mail of a lane. The claim counts it before anything is sent, whatever crashes. */
export function claimMail(lane: Lane, { body, recipientId, planned, morning, today }: MailToClaim, now: string): Claim {
  const sentToday = sentOn(lane, today);
  const name: MailName = { body, on: today, n: sentToday + 1, recipientId };
  const notices = planned.entries.map(({ notice }) => refOf(notice));
  const ours = new Set(notices.map(refText));
  const open = { mailId: mailIdOf(name), notices, leaseUntil: later(now, LEASE_MS), digestBefore: lane.digestOn };
  // Whoever finds this mail left open, and not gone, must still know what an earlier one may have brought: `doubtful` stays.
  const counted: Lane = {
    version: lane.version + 1,
    day: today,
    sentToday: sentToday + 1,
    digestOn: morning && isDigest(planned) ? today : lane.digestOn,
    doubtful: lane.doubtful,
  };
  const after = { ...counted, version: counted.version + 1 };
  return {
    name,
    notices,
    again: lane.doubtful.some((ref) => ours.has(refText(ref))),
    claimed: { ...counted, open },
    closed: { ...after, doubtful: lane.doubtful.filter((ref) => !ours.has(refText(ref))) },
    uncounted: { ...after, sentToday, digestOn: lane.digestOn },
    inDoubt: (at) => ({ ...after, open: { ...open, leaseUntil: later(at, DOUBT_MS) } }),
  };
}

function sentOn(lane: Lane, today: string): number {
  return lane.day === today ? lane.sentToday : 0;
}

/** Whether anything is in it that does not break out: notices of a row that breaks out go with it whenever it goes. */
function isDigest({ entries }: PlannedMail): boolean {
  return rowsOf(entries).some((row) => row.every(({ notice }) => notice.urgency === 'digest'));
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}
