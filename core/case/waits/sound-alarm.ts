import type * as z from 'zod';
import { alarmsDue } from '#core/clock/alarms.ts';
import type { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import type { Registers } from '#core/register/registers.ts';
import { decideAlarms } from './decide-alarms.ts';
import { wakeInFor } from './stand-now.ts';
import { clocksOf } from './standing.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { settleMerge } from '#core/case/settle-merge.ts';
import { numberDocuments } from '#core/case/numbers/number-documents.ts';
import { whoseOf } from './executions.ts';

export interface AlarmDependencies {
  readonly cases: Cases;
  /** Of documents. */
  readonly registers: Registers;
}

/**
 * A timeout is only a wake-up call: what is due is reckoned from the state, recorded under a command id that is the
 * same however often the step runs, and the time to the next alarm is answered. Documents of the escalations on record take
 * their numbers; those an earlier run (or a reminder by hand) left without one are made up.
 */
export async function soundAlarm(
  { cases, registers }: AlarmDependencies,
  { execution }: z.output<typeof waitStepSchema>,
): Promise<z.input<typeof wakeSchema>> {
  const { body, proposalId } = execution;
  const whose = whoseOf(execution);
  const { found, directory } = await cases.readWithDirectory(body, proposalId);
  const { state, commits } = found;
  if (state === undefined) throw new Error(`no log of proposal ${proposalId}`);
  const rules = await cases.rules(body, state.clocks);
  const { now, policy, calendar, rulebook } = rules;
  const first = clocksOf(state, whose).flatMap((clock) =>
    alarmsDue(clock, now, policy, calendar, rulebook).map(({ rule }) => `${clock.id}:${clock.moves}:${rule}`),
  )[0];
  if (first === undefined) {
    await numberDocuments({ cases, registers }, body, proposalId, commits);
    return { wakeIn: wakeInFor(state, whose, rules) };
  }
  const appended = await cases.giveAsSystem(body, proposalId, {
    commandId: `alarm:${first}`,
    command: 'sound-alarm',
    found,
    decide: (proposal, rules) => decideAlarms(proposal, whose, { ...rules, actorId: 'system', directory }),
  });
  if (appended.state?.stage.name === 'closed') await settleMerge(cases, { body, proposalId });
  // The commit may be another run's, read above already: then nothing of it is told twice.
  const told = appended.commit === undefined || appended.commit.seq <= commits.length ? commits : [...commits, appended.commit];
  await numberDocuments({ cases, registers }, body, proposalId, told);
  return { wakeIn: wakeInFor(appended.state ?? state, whose, rules) };
}
