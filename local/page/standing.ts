import { allStates, namesInside, type StateGraph } from './diagram/state-graph.ts';
import type { HistoryEvent } from './states-reader.ts';

/** What an execution's history says of each state. */
export interface Standing {
  /** States entered and not left: where it stands, or where it ended. Inner states only, not the ones around them. */
  readonly at: readonly string[];
  /** States entered at least once. */
  readonly visited: ReadonlySet<string>;
}

/** Follows entries and exits; leaving a Parallel or Map state leaves everything inside it, however it ended. */
export function standingOf(events: readonly HistoryEvent[], graph: StateGraph): Standing {
  const inside = new Map(allStates(graph).map((node) => [node.name, namesInside(node)]));
  const open = new Set<string>();
  const visited = new Set<string>();
  for (const event of events) {
    const entered = detailName(event['stateEnteredEventDetails']);
    const exited = detailName(event['stateExitedEventDetails']);
    for (const inner of inside.get(entered ?? exited ?? '') ?? []) open.delete(inner);
    if (entered !== undefined) {
      open.add(entered);
      visited.add(entered);
    }
    if (exited !== undefined) open.delete(exited);
  }
  const at = [...open].filter((name) => !(inside.get(name) ?? []).some((inner) => open.has(inner)));
  return { at, visited };
}

/** The state's name in `stateEnteredEventDetails` or `stateExitedEventDetails`. */
export function detailName(details: unknown): string | undefined {
  const isNamed = typeof details === 'object' && details !== null && 'name' in details;
  return isNamed && typeof details.name === 'string' ? details.name : undefined;
}
