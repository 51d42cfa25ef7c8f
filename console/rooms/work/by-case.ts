import type { Worklist } from '../../api/contract.ts';

type Item = Worklist['items'][number];

/** A case that waits for the reader, with everything that is to be done in it, earliest due first. */
export interface WaitingCase {
  readonly line: Item['case'];
  readonly tasks: readonly Item['task'][];
}

/** One line a case, where its most urgent task stands: a unit signs for a share and replies to it, and that is one file on its table. */
export function byCase(items: readonly Item[]): readonly WaitingCase[] {
  const waiting = new Map<string, WaitingCase>();
  for (const { case: line, task } of items) {
    const tasks = waiting.get(line.id)?.tasks ?? [];
    waiting.set(line.id, { line, tasks: [...tasks, task] });
  }
  return [...waiting.values()];
}
