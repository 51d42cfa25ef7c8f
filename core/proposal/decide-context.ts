import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { openClock } from '#core/clock/open-clock.ts';
import type { ClockToOpen } from '#core/clock/open-clock.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Proposal } from './proposal.ts';
import type { EventOf } from './proposal-event.ts';

/** What time is reckoned by. */
export interface Rules {
  readonly now: string;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/** Everything a decision may look at besides the state: the clock, the rules, the calendar and the directory come in. */
export interface DecideContext extends Rules {
  /** The person who commands; `system` for the clock itself. */
  readonly actorId: string;
  readonly directory: Directory;
}

/** The event that opens a clock, its id made unique among those that ran before. */
export function clockOpened(
  proposal: Proposal | undefined,
  toOpen: Omit<ClockToOpen, 'id' | 'openedAt'>,
  { now, policy, calendar }: DecideContext,
): EventOf<'ClockOpened'> {
  const base = toOpen.assignmentId === undefined ? toOpen.kind : `${toOpen.assignmentId}.${toOpen.kind}`;
  const ran = (proposal?.clocks ?? []).filter(({ id }) => id === base || id.startsWith(`${base}.`)).length;
  const id = ran === 0 ? base : `${base}.${ran + 1}`;
  return { type: 'ClockOpened', clock: openClock({ ...toOpen, id, openedAt: now }, policy, calendar) };
}
