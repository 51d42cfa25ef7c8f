import type { Case } from '#core/case/case.ts';
import { expectedExecutions, isKnownIn, isOver, waitKeys, whoseOf } from '#core/case/waits/executions.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { answerTo } from '#core/case/waits/stand-now.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import type { Directory } from '#core/directory/directory.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { decideSuccession } from '#core/steps/succession/decide-succession.ts';
import { keyText, layout } from '#core/view/view-items.ts';
import { executionStem } from '#functions/adapters/workflows/execution-name.ts';
import type { RelayDependencies } from '#functions/platform/flow/relay-log.ts';

export interface Sweep {
  readonly body: string;
  readonly directory: Directory;
  /** Stems of the names of executions that run. */
  readonly running: ReadonlySet<string>;
}

/**
 * Of these cases those of which all is as their logs want it: carried through and listed where it belongs, every execution there, every
 * wait one that waits rightly, the author a member. They are read together, a few calls for a hundred. Nothing is concluded of the
 * others than that somebody has to look: one that moved between two of the reads is among them.
 */
export async function settledCases(
  { cases, views, waits }: RelayDependencies,
  { body, directory, running }: Sweep,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await cases.readTogether(body, ids);
  const states = found.map(({ state }) => state);
  const [lines, waiting] = await Promise.all([
    views.find(ids.map(lineKey)),
    waits.those(ids.flatMap((id, index) => waitKeysOf(states[index]).map((sk) => ({ pk: proposalKey(body, id), sk })))),
  ]);
  const ofCase = Map.groupBy(waiting, ({ pk }) => pk);
  const settled = new Set<string>();
  for (const [index, proposalId] of ids.entries()) {
    const folded = found[index];
    const state = folded?.state;
    if (folded === undefined || state === undefined || !isCarried(folded, lines.get(keyText(lineKey(proposalId))))) continue;
    const isRunning = expectedExecutions({ body, proposalId }, state).every((one) => running.has(executionStem(one)));
    if (!isRunning || decideSuccession(state, directory) !== undefined) continue;
    if (await waitsRightly(state, ofCase.get(proposalKey(body, proposalId)) ?? [])) settled.add(proposalId);
  }
  return settled;

  function lineKey(proposalId: string): { readonly pk: string; readonly sk: string } {
    return { pk: proposalKey(body, proposalId), sk: 'case' };
  }

  async function waitsRightly(state: Case, open: readonly Wait[]): Promise<boolean> {
    const rules = await cases.rules(body, state.clocks);
    return open
      .filter(({ execution }) => isKnownIn(state, execution) && isStillWaitedFor(state, execution, running))
      .every(({ execution, waitingIn, wakeAt }) => answerTo(state, { ...whoseOf(execution), waitingIn, wakeAt }, rules) === undefined);
  }
}

/** Whether a wait is one that somebody may be in: what is over and runs no more left an answered token behind. */
export function isStillWaitedFor(state: Case, execution: Execution, running: ReadonlySet<string>): boolean {
  return running.has(executionStem(execution)) || !isOver(state, execution);
}

function waitKeysOf(state: Case | undefined): string[] {
  return state === undefined ? [] : waitKeys(state);
}

/** Whether the case's line says that its log was carried through, as lists are laid out now: a relay would find nothing to do. */
function isCarried({ seq }: FoldedCase, line: Readonly<Record<string, unknown>> | undefined): boolean {
  return line !== undefined && Number(line['version']) >= seq && line['layout'] === layout;
}
