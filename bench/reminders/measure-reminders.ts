import { measureDigests } from './digest-run.ts';
import type { DigestFigures } from './digest-run.ts';
import { answerPlans, effectPlans, mixedPlans, secondDeathPlans, servicePlans } from './fault-plans.ts';
import { runFaults } from './fault-runs.ts';
import type { FaultFigures } from './fault-runs.ts';
import { simulateYear } from './year.ts';
import type { YearFigures } from './year.ts';

export interface ReminderFigures {
  readonly digestSeconds: number;
  readonly busiestPersonPerDay: number;
  readonly faults: FaultFigures;
  readonly digest: DigestFigures;
  readonly year: YearFigures;
}

export interface ReminderExtent {
  readonly cases: number;
  readonly people: number;
  readonly proposals: number;
  /** A fault at every so-manieth effect; 1 is each. */
  readonly step: number;
  readonly mixed: number;
}

/** The morning's rounds, the runs with faults and the year, one after the other. */
export async function measureReminders(extent: ReminderExtent, tell: (line: string) => void): Promise<ReminderFigures> {
  tell(`the morning's rounds over ${extent.cases} cases and ${extent.people} people`);
  const digest = await measureDigests(extent.cases, extent.people);
  tell('the week with faults');
  const faults = await runFaults(
    (found) => [
      ...effectPlans(found, extent.step, 0),
      ...answerPlans(found, 4 * extent.step),
      ...secondDeathPlans(found, Math.floor(45 / extent.step)),
      ...servicePlans(),
      ...mixedPlans(found, extent.mixed, 7),
    ],
    tell,
  );
  tell(`a year of ${extent.proposals} proposals`);
  const year = await simulateYear(extent.proposals, 3, tell);
  return { digestSeconds: digest.digestSeconds, busiestPersonPerDay: year.busiestPersonPerDay, faults, digest, year };
}
