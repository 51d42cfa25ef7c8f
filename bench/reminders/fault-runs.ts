import { checkOutcomes } from './check-outcomes.ts';
import type { Outcomes } from './check-outcomes.ts';
import type { Extent, FaultPlan } from './fault-plans.ts';
import { FaultPoints } from './fault-points.ts';
import { begins, cases, playWeek } from './fault-scenario.ts';
import { holdClock } from './held-clock.ts';
import { inProcessTables } from './in-process-tables.ts';
import { ReminderWorld, wellBehaved } from './reminder-world.ts';

export interface FaultFigures {
  readonly runs: number;
  /** Faults that really took place. */
  readonly faults: number;
  readonly notices: number;
  readonly lost: number;
  readonly unmarkedDuplicates: number;
  readonly markedMails: number;
  readonly busiestPersonPerDay: number;
  /** Each thing that went wrong, with the run it went wrong in. */
  readonly wrong: readonly string[];
}

/**
 * Plays the scenario once for every plan on the embedded DynamoDB, each in a body of its own, and compares what was called for,
 * what is on record and what went. `plansFor` is asked after a first run without faults. Holds the process's clock meanwhile,
 * and its log.
 */
export async function runFaults(plansFor: (extent: Extent) => readonly FaultPlan[], tell?: (line: string) => void): Promise<FaultFigures> {
  const clock = holdClock(begins);
  const tables = await inProcessTables();
  const speak = console.log;
  console.log = () => undefined;
  let bodies = 0;
  const play = async (plan: FaultPlan): Promise<{ outcomes: Outcomes; world: ReminderWorld }> => {
    const points = new FaultPoints(plan.faults);
    const services = { ...wellBehaved, ...plan.services };
    const world = new ReminderWorld(tables, clock, { body: `b${(bodies += 1)}`, begin: begins, points, services });
    for (const [mail, answer] of plan.answers ?? []) world.transport.answers.set(mail, answer);
    for (const [address, fate] of plan.fates ?? []) world.transport.fates.set(address, fate);
    await playWeek(world);
    return { outcomes: await checkOutcomes(world, tables.client, cases), world };
  };
  try {
    const quiet = await play({ name: 'nothing' });
    const { points, transport } = quiet.world;
    const plans = plansFor({ effects: points.effects, mails: transport.taken.length, sendings: transport.sendings });
    const figures = { runs: 0, faults: 0, notices: 0, lost: 0, unmarkedDuplicates: 0, markedMails: 0, busiestPersonPerDay: 0 };
    const wrong: string[] = [];
    for (const plan of plans) {
      const { outcomes, world } = await play(plan);
      figures.runs += 1;
      figures.faults += world.points.happened + world.transport.answered;
      figures.notices += outcomes.notices;
      figures.lost += outcomes.lost.length;
      figures.unmarkedDuplicates += outcomes.unmarkedDuplicates.length;
      figures.markedMails += outcomes.marked;
      figures.busiestPersonPerDay = Math.max(figures.busiestPersonPerDay, outcomes.busiest);
      for (const ref of outcomes.lost) wrong.push(`${plan.name}: lost ${ref}`);
      for (const ref of outcomes.unmarkedDuplicates) wrong.push(`${plan.name}: twice ${ref}`);
      if (figures.runs % 50 === 0) tell?.(`fault runs: ${figures.runs} of ${plans.length}`);
    }
    return { ...figures, wrong };
  } finally {
    console.log = speak;
    clock.release();
    await tables.close();
  }
}
