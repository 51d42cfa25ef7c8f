import type { Clock } from '#core/clock/clock.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { common } from './look.ts';
import type { Matter } from './look.ts';

type Told = Pick<CommitOf<CaseEvent>, 'events'>;
type Held = Pick<Clock, 'holder' | 'assignmentId'>;

/** Whose a clock is. One about a share that somebody else holds, a decision on its return, is that unit's matter too. */
export function clockMatter({ holder, assignmentId }: Held, unitOfShare: (id: string) => string | undefined): Matter {
  const unitId = 'unitId' in holder ? holder.unitId : assignmentId === undefined ? undefined : unitOfShare(assignmentId);
  return { unitIds: unitId === undefined ? [] : [unitId], personIds: 'personId' in holder ? [holder.personId] : [] };
}

/** Whose each event of a log is: at its time, for an assignment may have another unit since. */
export function eventMatters(commits: readonly Told[]): readonly (readonly Matter[])[] {
  const units = new Map<string, string>();
  const clocks = new Map<string, Held>();
  const atLast = holdersAtLast(commits);
  return commits.map(({ events }) =>
    events.map((event) => {
      if (event.type === 'UnitAssigned' || event.type === 'AssignmentReassigned') units.set(event.assignmentId, event.unitId);
      if (event.type === 'AssignmentReassigned') handOver(clocks, event);
      if (event.type === 'ClockOpened') clocks.set(event.clock.id, event.clock);
      return event.type === 'ProposalDispatched' ? dispatchMatter(events, atLast) : matterOf(event, units, clocks);
    }),
  );
}

function matterOf(event: CaseEvent, units: ReadonlyMap<string, string>, clocks: ReadonlyMap<string, Held>): Matter {
  const clock = event.type === 'ClockOpened' ? event.clock : 'clockId' in event ? clocks.get(event.clockId) : undefined;
  if (clock !== undefined) return clockMatter(clock, (id) => units.get(id));
  const unitId = 'assignmentId' in event ? units.get(event.assignmentId ?? '') : undefined;
  const whose = unitId === undefined ? common : { unitIds: [unitId], personIds: [] };
  return 'round' in event ? { ...whose, round: event.round } : whose;
}

/** Clocks of the former unit are the next one's with the assignment. */
function handOver(clocks: Map<string, Held>, { assignmentId, unitId }: { readonly assignmentId: string; readonly unitId: string }): void {
  for (const [id, clock] of clocks) {
    if (clock.assignmentId === assignmentId && 'unitId' in clock.holder) clocks.set(id, { ...clock, holder: { unitId } });
  }
}

/** A dispatch is said to the units it names, and to those that have their assignments at last. */
function dispatchMatter(events: readonly CaseEvent[], atLast: ReadonlyMap<string, string>): Matter {
  const unitIds = events.flatMap((event) =>
    event.type === 'UnitAssigned' ? [event.unitId, atLast.get(event.assignmentId) ?? event.unitId] : [],
  );
  return { unitIds, personIds: [] };
}

function holdersAtLast(commits: readonly Told[]): ReadonlyMap<string, string> {
  const held = commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'UnitAssigned' || event.type === 'AssignmentReassigned' ? [event] : []));
  return new Map(held.map(({ assignmentId, unitId }) => [assignmentId, unitId]));
}
