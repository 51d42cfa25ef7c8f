import * as z from 'zod';
import { atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import { morningOf, readyAt } from '#core/notices/lane/mail-times.ts';
import type { Rules } from '#core/case/decide-context.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';
import { isSendingDay } from '#core/clock/sending-day.ts';
import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { log } from '#functions/platform/log.ts';
import { runLane } from '#functions/platform/mail/mail-lane.ts';
import type { LaneDependencies } from '#functions/platform/mail/mail-lane.ts';
import { recentCases } from '#functions/platform/mail/recent-cases.ts';

export interface RoundDependencies extends LaneDependencies {
  readonly cases: LaneDependencies['cases'] & Pick<Cases, 'rules'>;
  readonly marks: MailMarks;
  readonly now: () => string;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
}

export interface RoundReport {
  visited: number;
  /** Recipients whose run failed and was handed to a `digest` execution. */
  handedOn: number;
}

const roundSchema = z.object({ round: z.object({ bodies: z.array(z.string()).min(1) }) });

// Lanes at once: the transport keeps its own pace, and each lane waits mostly for the store.
const LANES_AT_ONCE = 8;

/**
 * The morning's round: visits everybody for whom something is pending and whose moment of today has come since the round
 * before. What is decided is what is pending, not what this run was told: a run that is lost is made up by the next one, and
 * what belongs to people who left or robots that were taken away is found all the same. A recipient whose run fails is
 * handed to an execution that tries for hours; the cursor moves last.
 */
export async function sendDigests(dependencies: RoundDependencies, event: unknown): Promise<RoundReport> {
  const report: RoundReport = { visited: 0, handedOn: 0 };
  for (const body of roundSchema.parse(event).round.bodies) await roundOf(dependencies, body, report);
  log(report.handedOn > 0 ? 'warn' : 'info', 'round done', { ...report });
  return report;
}

async function roundOf(dependencies: RoundDependencies, body: string, report: RoundReport): Promise<void> {
  const { cases, marks, notices, elapsed, now } = dependencies;
  // One instant for what is ready, whose moment has come and how far the rounds are: between two of them a reader's moment could fall through.
  const until = now();
  // Most rounds of most days find nobody, and need to know nothing more.
  const pending = await notices.waiting(body, until);
  if (pending.size === 0) return;
  const rules = { ...(await cases.rules(body)), now: until };
  if (!isSendingDay(localDate(rules.now, rules.policy.timeZoneOffset), rules.policy, rules.calendar)) return;
  const since = await marks.round(body);
  const waiting = [...pending].filter(([recipientId]) => hasCome(recipientId, since, rules));
  if (waiting.length === 0) return;
  const recent = recentCases(cases, elapsed);
  const lane: LaneDependencies = { ...dependencies, cases: { ...cases, ...recent } };
  // A run that could not be handed on is thrown only when all are done: no mail is left half way in a function that froze.
  await eachOf(waiting, LANES_AT_ONCE, async ([recipientId, refs]) => {
    report.visited += 1;
    await visitOne(lane, { body, recipientId, refs }, rules, report);
  });
  await marks.roundIsUpTo(body, rules.now);
}

async function visitOne(
  lane: LaneDependencies,
  { body, recipientId, refs }: { readonly body: string; readonly recipientId: string; readonly refs: readonly NoticeRef[] },
  { now, policy, calendar }: Rules,
  report: RoundReport,
): Promise<void> {
  try {
    await runLane(lane, { body, recipientId, refs });
  } catch (error) {
    report.handedOn += 1;
    log('warn', 'handed on', { recipientId, error: error instanceof Error ? error.name : 'unknown' });
    await lane.digests({ body, recipientId, at: readyAt('prompt', recipientId, now, policy, calendar) });
  }
}

/** The recipient's moment of today has come, and had not when the last round was made. */
function hasCome(recipientId: string, since: string, { now, policy, calendar }: Rules): boolean {
  const { timeZoneOffset } = policy;
  const moment = morningOf(recipientId, atLocalHour(localDate(now, timeZoneOffset), 0, timeZoneOffset), policy, calendar);
  return since < moment && moment <= now;
}
