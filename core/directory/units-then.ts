import type { Directory, DirectoryEvent, Unit } from './directory.ts';

/** The directory of today with its units as they were called then. */
export type UnitsThen = (at: string, now: Directory) => Directory;

/** From a directory's log, how its units were called at any instant; one that was recorded only later is told as it is now. */
export function unitsThen(commits: readonly { readonly at: string; readonly events: readonly DirectoryEvent[] }[]): UnitsThen {
  const recorded = commits.flatMap(({ at, events }) =>
    events.flatMap((event) => (event.type === 'UnitRecorded' ? [{ at, unit: event.unit }] : [])),
  );
  return (at, now) => {
    const units = new Map<string, Unit>(now.units);
    for (const { unit } of recorded.filter((one) => one.at <= at)) units.set(unit.id, unit);
    return { ...now, units };
  };
}
