import { addDays, endOfDay, localDate } from '#core/calendar/calendar-date.ts';
import { nextAlarmAt } from '#core/clock/alarms.ts';
import { decideAlarms } from '#core/case/waits/decide-alarms.ts';
import type { Scope } from '#core/case/waits/decide-alarms.ts';
import { applyEvent } from '#core/case/apply.ts';
import { currentSchema, systemActor } from '#core/ledger/commit.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import type { Notice } from './notice.ts';
import { noticesFor } from './notices.ts';
import type { CaseCommit } from './notices.ts';

/** From `now` until the end of the local day that many days later. */
export interface Horizon {
  readonly now: string;
  readonly days: number;
}

/** A case as its log will have it from an instant on. */
interface CaseAt {
  readonly from: string;
  readonly proposal: Case;
  readonly commits: readonly CaseCommit[];
}

/** What becomes of a case if nobody acts. */
export interface ForeseenCase {
  /** Its states, the present one first; one more for each commit that the clocks will bring. */
  readonly states: readonly CaseAt[];
  /** What those commits call for and may go within the horizon. */
  readonly notices: readonly Notice[];
}

/** The instant with which a horizon ends. */
export function horizonEnd({ now, days }: Horizon, { policy }: Pick<NoticeContext, 'policy'>): string {
  return endOfDay(addDays(localDate(now, policy.timeZoneOffset), days), policy.timeZoneOffset);
}

/** The notices that will come up and may go within the horizon if nobody acts, by the same rules as they then do. */
export function forecast(proposal: Case, commits: readonly CaseCommit[], horizon: Horizon, context: NoticeContext): readonly Notice[] {
  return foresee(proposal, commits, horizon, context).notices;
}

/**
 * Lets a case's clocks run to the horizon, silence included: each alarm is recorded at its instant by the rules that record it
 * then. Numbers that are still being taken are not foreseen; they come within seconds.
 */
export function foresee(proposal: Case, commits: readonly CaseCommit[], horizon: Horizon, context: NoticeContext): ForeseenCase {
  const until = horizonEnd(horizon, context);
  let present: CaseAt = { from: horizon.now, proposal, commits };
  const states = [present];
  const notices: Notice[] = [];
  for (let at: string | undefined = horizon.now; at !== undefined && at < until; at = nextAlarm(present, at, context)) {
    for (const scope of scopesOf(present)) {
      const next = sound(present, scope, at, context);
      if (next === undefined) continue;
      present = next.state;
      states.push(present);
      notices.push(...noticesFor(present.proposal, next.commit, context));
    }
  }
  return { states, notices: notices.filter(({ readyAt }) => readyAt < until) };
}

/** The case and each of its shares wait, and wake, apart. */
function scopesOf({ proposal }: CaseAt): Scope[] {
  return [{}, ...assignmentsOf(proposal).map(({ id }) => ({ assignmentId: id }))];
}

function sound(present: CaseAt, scope: Scope, at: string, context: NoticeContext): { state: CaseAt; commit: CaseCommit } | undefined {
  const events = decideAlarms(present.proposal, scope, { ...context, actorId: 'system', now: at });
  if (events.length === 0) return undefined;
  const commit = { seq: (present.commits.at(-1)?.seq ?? 0) + 1, at, events, schema: currentSchema };
  let { proposal } = present;
  for (const event of events) proposal = applyEvent(proposal, event, { at, by: systemActor });
  return { state: { from: at, proposal, commits: [...present.commits, commit] }, commit };
}

function nextAlarm({ proposal }: CaseAt, at: string, { policy, calendar, rulebook }: NoticeContext): string | undefined {
  return proposal.clocks.flatMap((clock) => nextAlarmAt(clock, at, policy, calendar, rulebook) ?? []).sort()[0];
}
