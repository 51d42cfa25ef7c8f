import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Holder } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { openClock } from '#core/clock/open-clock.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import { reckoningOfCase } from '#core/policy/rulebook.ts';
import type { Rulebook } from '#core/policy/rulebook.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { EventOf } from '#core/steps/events.ts';
import type { Case } from './case.ts';

/** What time is reckoned by. */
export interface Rules {
  readonly now: string;
  /** In force now: what is said goes by it. For a decision on a case, the one that rules the case (`ruledBy`). */
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  /** Every policy and calendar the body ever had; without it, the two above rule everything. */
  readonly rulebook?: Rulebook;
}

/** Everything a decision may look at besides the state: the clock, the rules, the calendar and the directory come in. */
export interface DecideContext extends Rules {
  /** The person who commands; `system` for the clock itself. */
  readonly actorId: string;
  readonly directory: Directory;
  /** The other proposal that the command is about as well, as it is now. */
  readonly leading?: Case;
}

/** The same with the policy that rules the case: that of its filing. */
export function ruledBy<R extends Rules>(rules: R, found: Case | undefined): R {
  const { rulebook, now } = rules;
  if (rulebook === undefined) return rules;
  return { ...rules, ...reckoningOfCase(rulebook, found !== undefined && 'filedAt' in found ? found.filedAt : undefined, now) };
}

/** A clock to be opened; `startOn` is day 0 and defaults to today. */
interface ClockToOpen {
  readonly kind: ClockKind;
  readonly rule: DeadlineRule;
  readonly startOn?: CalendarDate;
  /** The assignment it runs on, and its unit. */
  readonly of?: { readonly assignmentId: string; readonly unitId: string };
}

/** The event that opens a clock, its id made unique among those that ran before, its holder as the clock's row says. */
export function clockOpened(
  found: Case | undefined,
  { kind, rule, startOn, of }: ClockToOpen,
  { now, policy, calendar, actorId }: DecideContext,
): EventOf<'ClockOpened'> {
  const base = of === undefined ? kind : `${of.assignmentId}.${kind}`;
  const ran = (found?.clocks ?? []).filter(({ id }) => id === base || id.startsWith(`${base}.`)).length;
  const toOpen = {
    id: ran === 0 ? base : `${base}.${ran + 1}`,
    kind,
    ...(of === undefined ? {} : { assignmentId: of.assignmentId }),
    holder: holderOf(kind, { authorId: found?.authorId ?? actorId, unitId: of?.unitId ?? '' }),
    rule,
    openedAt: now,
    ...(startOn === undefined ? {} : { startOn }),
  };
  return { type: 'ClockOpened', clock: openClock(toOpen, policy, calendar) };
}

function holderOf(kind: ClockKind, { authorId, unitId }: { readonly authorId: string; readonly unitId: string }): Holder {
  const { holder } = clocks[kind];
  if (holder === 'author') return { personId: authorId };
  return holder === 'unit' ? { unitId } : holder;
}
