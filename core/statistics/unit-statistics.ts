import type { CaseFigures, ShareFigures } from './case-figures.ts';
import { averageDays } from './average-days.ts';

/** A unit in figures: its shares, as lead and as co-handler. */
export interface UnitStatistics {
  readonly unitId: string;
  readonly lead: number;
  readonly coHandler: number;
  /** In hand now, and of these with a clock that is over. */
  readonly open: number;
  readonly lateNow: number;
  /** Given back, or taken from it: these count for nothing else. */
  readonly gone: number;
  /** Replies and opinions, in time and late; redo rounds count again. */
  readonly met: number;
  readonly late: number;
  /** Days an answer took on the average. */
  readonly days?: number;
}

/** By unit, those with most to do first. */
export function unitStatistics(cases: readonly CaseFigures[], now: string): UnitStatistics[] {
  const shares = cases.flatMap((one) => one.shares);
  return [...Map.groupBy(shares, ({ unitId }) => unitId)]
    .map(([unitId, own]) => unitOf(unitId, own, now))
    .sort((a, b) => b.lead + b.coHandler - a.lead - a.coHandler || (a.unitId < b.unitId ? -1 : 1));
}

function unitOf(unitId: string, own: readonly ShareFigures[], now: string): UnitStatistics {
  const kept = own.filter(({ status }) => status !== 'gone');
  const open = kept.filter(({ status }) => status === 'open');
  const sum = (of: 'met' | 'late' | 'seconds'): number => kept.reduce((total, one) => total + one[of], 0);
  const [met, late] = [sum('met'), sum('late')];
  const lead = kept.filter(({ role }) => role === 'lead').length;
  return {
    unitId,
    lead,
    coHandler: kept.length - lead,
    open: open.length,
    lateNow: open.filter(({ dueAt }) => dueAt !== undefined && now >= dueAt).length,
    gone: own.length - kept.length,
    met,
    late,
    ...averageDays(sum('seconds'), met + late),
  };
}
