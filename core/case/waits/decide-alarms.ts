import { alarmActions } from '#core/clock/alarm-actions.ts';
import type { AlarmAction } from '#core/clock/alarm-actions.ts';
import { alarmsDue } from '#core/clock/alarms.ts';
import type { Alarm } from '#core/clock/alarms.ts';
import { leaderFor } from '#core/clock/audience.ts';
import type { Clock } from '#core/clock/clock.ts';
import { clockOpened, ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { reckoningOfClock } from '#core/policy/rulebook.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { SilenceOutcome } from '#core/steps/clocks.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import { applyEvent } from '#core/case/apply.ts';
import type { Case } from '#core/case/case.ts';
import type { OpenLater, Silence } from '#core/case/define/define-clock.ts';

/** A wait of the proposal itself, or of one unit's share. */
export type Scope = { readonly assignmentId?: string };

export function inScope(clock: Clock, { assignmentId }: Scope): boolean {
  return clock.assignmentId === assignmentId;
}

/**
 * Records every alarm of the scope that is due: one event per clock and action, which also covers what was missed
 * of the same action, so that a lost night is made up once. Silence decides where the policy lets it, and clocks it
 * ends no longer sound. No alarm due, no event.
 */
export function decideAlarms(found: Case, scope: Scope, context: DecideContext): CaseEvent[] {
  const events: CaseEvent[] = [];
  let state = found;
  for (const { id } of found.clocks.filter((one) => inScope(one, scope))) {
    const sounded = state.clocks.filter((clock) => clock.id === id).flatMap((clock) => soundClock(state, clock, context));
    for (const event of sounded) state = applyEvent(state, event, { at: context.now, by: systemActor });
    events.push(...sounded);
  }
  return events;
}

function soundClock(found: Case, clock: Clock, context: DecideContext): CaseEvent[] {
  const due = alarmsDue(clock, context.now, context.policy, context.calendar, context.rulebook);
  return alarmActions.flatMap((action) => {
    const sounded = soundOnce(clock, action, due);
    return sounded === undefined ? [] : [sounded, ...consequences(found, clock, action, context)];
  });
}

function soundOnce(clock: Clock, action: AlarmAction, due: readonly Alarm[]): EventOf<'AlarmSounded'> | undefined {
  const rules = due.filter((alarm) => alarm.action === action).map(({ rule }) => rule);
  const latest = rules.at(-1);
  return latest === undefined ? undefined : { type: 'AlarmSounded', clockId: clock.id, rule: latest, action, covers: rules.slice(0, -1) };
}

function consequences(found: Case, clock: Clock, action: AlarmAction, context: DecideContext): readonly CaseEvent[] {
  if (action === 'silence') return bySilence(found, clock, context);
  const leader = action === 'leader' ? leaderFor(clock, context.directory) : undefined;
  // Upwards again: it stays where it lies, unless somebody else is in charge by now.
  const liesThere = clock.desk?.personId === leader?.id && clock.sounded.includes('leader');
  return leader === undefined || liesThere ? [] : [{ type: 'PutOnDesk', clockId: clock.id, personId: leader.id }];
}

/** What saying nothing means, by the clock that ran out (`policy.silence` of the policy it was opened under). */
function bySilence(found: Case, clock: Clock, context: DecideContext): readonly CaseEvent[] {
  const { policy } = context.rulebook === undefined ? context : reckoningOfClock(context.rulebook, clock);
  const ruled = ruledBy(context, found);
  const open: OpenLater = (kind, of) => clockOpened(found, { kind, rule: ruled.policy.clocks[kind], of }, ruled);
  const means: Readonly<Partial<Record<SilenceOutcome, Silence>>> = clocks[clock.kind].silence;
  return means[policy.silence[clock.kind].outcome]?.(found, clock, open) ?? [];
}
