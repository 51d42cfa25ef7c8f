import { answerPlans, effectPlans, mixedPlans, secondDeathPlans, servicePlans } from './fault-plans.ts';
import { runFaults } from './fault-runs.ts';
import type { FaultFigures } from './fault-runs.ts';

/**
 * The week with each kind of trouble at each place where it can come.
 * @param step a fault at every so-manieth effect; 1 is each
 * @param mixed runs with several faults at once, by a seed
 */
export function measureFaults(step: number, mixed: number, tell: (line: string) => void): Promise<FaultFigures> {
  return runFaults(
    (found) => [
      ...effectPlans(found, step, 0),
      ...answerPlans(found, 4 * step),
      ...secondDeathPlans(found, Math.floor(45 / step)),
      ...servicePlans(),
      ...mixedPlans(found, mixed, 7),
    ],
    tell,
  );
}
