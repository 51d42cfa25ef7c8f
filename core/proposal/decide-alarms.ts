import { alarmsDue } from '#core/clock/alarms.ts';
import type { Alarm, AlarmAction } from '#core/clock/alarms.ts';
import { leaderFor } from '#core/clock/audience.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { DecideContext } from './decide-context.ts';
import { evolve } from './evolve.ts';
import type { Proposal } from './proposal.ts';
import type { EventOf, ProposalEvent } from './proposal-event.ts';

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
export function decideAlarms(proposal: Proposal, scope: Scope, context: DecideContext): ProposalEvent[] {
  const events: ProposalEvent[] = [];
  let state = proposal;
  for (const { id } of proposal.clocks.filter((one) => inScope(one, scope))) {
    const sounded = state.clocks.filter((clock) => clock.id === id).flatMap((clock) => soundClock(state, clock, context));
    for (const event of sounded) state = evolve(state, event, context.now);
    events.push(...sounded);
  }
  return events;
}

function soundClock(proposal: Proposal, clock: Clock, context: DecideContext): ProposalEvent[] {
  const due = alarmsDue(clock, context.now, context.policy, context.calendar);
  return (['remind', 'unit-leader', 'office', 'leader', 'silence'] as const).flatMap((action) => {
    const sounded = soundOnce(clock, action, due);
    return sounded === undefined ? [] : [sounded, ...consequences(proposal, clock, action, context)];
  });
}

function soundOnce(clock: Clock, action: AlarmAction, due: readonly Alarm[]): EventOf<'AlarmSounded'> | undefined {
  const rules = due.filter((alarm) => alarm.action === action).map(({ rule }) => rule);
  const latest = rules.at(-1);
  return latest === undefined ? undefined : { type: 'AlarmSounded', clockId: clock.id, rule: latest, action, covers: rules.slice(0, -1) };
}

function consequences(proposal: Proposal, clock: Clock, action: AlarmAction, context: DecideContext): ProposalEvent[] {
  if (action === 'silence') return bySilence(proposal, clock, context);
  const leader = action === 'leader' ? leaderFor(clock, context.directory) : undefined;
  return leader === undefined ? [] : [{ type: 'PutOnDesk', clockId: clock.id, personId: leader.id }];
}

/** What saying nothing means, by the clock that ran out (`policy.silence`). */
function bySilence(proposal: Proposal, clock: Clock, { policy }: DecideContext): ProposalEvent[] {
  const { outcome } = policy.silence[clock.kind];
  const assignmentId = clock.assignmentId ?? '';
  switch (outcome) {
    case 'never':
      return [];
    case 'withdrawn':
      return [{ type: 'ProposalWithdrawn', bySilence: true }];
    case 'deemed':
      return [{ type: 'SignedFor', assignmentId, deemed: true }];
    case 'refused':
      return [{ type: 'ReturnRefused', assignmentId, bySilence: true }];
    case 'lapsed':
      return [{ type: 'OpinionLapsed', assignmentId }];
    case 'not-given':
      // Silence is not satisfaction: the rating is counted apart, as not given (未反馈).
      return proposal.stage === 'awaiting-feedback'
        ? [
            { type: 'FeedbackLapsed', round: proposal.round },
            { type: 'ProposalClosed', outcome: 'no-feedback' },
          ]
        : [];
  }
}
