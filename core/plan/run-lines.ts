import { giveAsPerson } from '#core/case/log/give-as-person.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { isCommandName, parseCommand } from '#core/steps/commands.ts';
import { contentionError } from '#core/contracts/workflow-errors.ts';
import { planCommandId } from './plan-commands.ts';
import { isPossible } from './plan-line.ts';
import type { PossibleLine } from './plan-line.ts';
import type { LineResult } from './plan-log.ts';
import type { SealedPlan } from './plan.ts';
import { printEvents } from './print-events.ts';
import { whyOf } from './try-line.ts';

export interface RunBy {
  readonly cases: Cases;
  readonly digest: Digest;
}

export interface RunningPlan {
  readonly body: string;
  readonly planId: string;
  readonly plan: SealedPlan;
  readonly directory: Directory;
}

/**
 * Gives the command of one line, exactly as it was shown or not at all: on the version on which it was tried, with the same events.
 * Given before, it is found in the case's log under its name, so a run that was killed may run again.
 */
export async function runLine({ cases, digest }: RunBy, running: RunningPlan, n: number): Promise<LineResult | undefined> {
  const { body, planId, plan, directory } = running;
  const line = plan.lines[n - 1];
  if (line === undefined || !isPossible(line) || plan.begunAt === undefined) return undefined;
  const commandId = planCommandId(planId, plan.begunAt, n);
  const found = await cases.read(body, line.proposalId);
  const earlier = found.commits.find((commit) => commit.commandId === commandId);
  if (earlier !== undefined) return { outcome: 'done', line: n, version: earlier.seq };
  try {
    const asking = { body, directory, key: '', person: sealerIn(directory, plan.by.personId) };
    const { version } = await giveAsPerson(cases, asking, {
      proposalId: line.proposalId,
      command: commandOf(line),
      found,
      expectedVersion: line.shown.version,
      planned: {
        commandId,
        asShown: (events) => {
          if (printEvents(events, digest) !== line.shown.print) throw new Refusal('PlanLineDiffersError');
        },
      },
    });
    return { outcome: 'done', line: n, version };
  } catch (error) {
    // Too busy is no reason to leave anything out: the step is tried again.
    if (!(error instanceof Refusal) || error.name === contentionError) throw error;
    return { outcome: 'left-out', line: n, why: whyOf(error) };
  }
}

function sealerIn({ people }: Directory, personId: string): Person {
  const person = people.get(personId);
  if (person === undefined || !person.active) throw new Refusal('UnknownPersonError');
  return person;
}

function commandOf({ command, payload }: PossibleLine) {
  if (!isCommandName(command)) throw new Refusal('UnknownCommandError', { known: [] });
  return parseCommand(command, payload);
}
