import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import { wakeIn } from '#core/clock/next-wake.ts';
import { isActive, isEndStage } from '#core/case/stages.ts';
import { assignmentDone } from '#core/contracts/workflow.ts';
import type { Outcome } from '#core/contracts/workflow.ts';
import type { Rules } from '#core/case/decide-context.ts';
import { inScope } from './decide-alarms.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';

/** Whose standing is asked: the case, or one share in one redo round. */
export interface Whose {
  readonly assignmentId?: string;
  readonly round?: number;
}

/** Where the case stands (its stage), or a share (its status, `done` once nothing more is owed in that round). */
export function standingOf(proposal: Case, { assignmentId, round }: Whose): string {
  if (assignmentId === undefined) return proposal.stage.name;
  const share = assignmentsOf(proposal).find(({ id }) => id === assignmentId);
  if (share === undefined || isEndStage(proposal.stage.name) || share.round !== round || !isActive(share.status)) return assignmentDone;
  return share.status;
}

/** A wait that is open: what it waits in, and when it will wake by itself. */
export interface OpenWait extends Whose {
  readonly waitingIn: string;
  readonly wakeAt: string;
}

// A wait counts its seconds from a moment after they were reckoned, retries included; alarms move by hours or days.
const SLACK_MS = 10 * 60_000;

/**
 * How an open wait should end now, computed from the state and not from the event that happened to wake us:
 * `undefined` while it should go on. An alarm that has come to lie well before `wakeAt` reschedules it: a deadline was moved, or a policy
 * or a calendar recorded, by which it may even be due already.
 */
export function outcomeOf(proposal: Case, wait: OpenWait, { now, policy, calendar, rulebook }: Rules): Outcome | undefined {
  const standing = standingOf(proposal, wait);
  if (standing !== wait.waitingIn) return { outcome: standing };
  const clocks = clocksOf(proposal, wait);
  const isDue = clocks.some((clock) => alarmsDue(clock, now, policy, calendar, rulebook).length > 0);
  const next = isDue ? now : clocks.flatMap((clock) => nextAlarmAt(clock, now, policy, calendar, rulebook) ?? []).sort()[0];
  if (next === undefined || Date.parse(wait.wakeAt) - Date.parse(next) <= SLACK_MS) return undefined;
  return { outcome: 'rescheduled', wakeIn: wakeIn(clocks, now, policy, calendar, rulebook) };
}

/** The clocks a wait answers for. */
export function clocksOf(proposal: Case, whose: Whose): Case['clocks'] {
  return proposal.clocks.filter((clock) => inScope(clock, whose));
}
