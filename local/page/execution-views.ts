import { readStateGraph, type StateGraph } from './diagram/state-graph.ts';
import type { ExecutionListing, ExecutionQuery, ExecutionView } from './execution-pages.ts';
import { standingOf } from './standing.ts';
import type { StatesReader } from './states-reader.ts';
import { statusTexts } from './texts.ts';

const LISTED = 100;
const COUNTED = 200;
const RUNNING_SHOWN = 1000;

export function readExecutionQuery(query: string): ExecutionQuery & { readonly nextToken: string | undefined } {
  const parameters = new URLSearchParams(query);
  const status = parameters.get('status') ?? '';
  return {
    status: Object.hasOwn(statusTexts, status) ? status : '',
    stateMachine: parameters.get('stateMachine') ?? '',
    nextToken: parameters.get('nextToken') ?? undefined,
  };
}

/** The latest executions first, of one state machine or of all; undefined when the service did not give out this token. */
export async function listExecutions(
  states: StatesReader,
  query: ReturnType<typeof readExecutionQuery>,
): Promise<ExecutionListing | undefined> {
  const all = await states.machines();
  const chosen = query.stateMachine === '' ? all : all.filter(({ name }) => name === query.stateMachine);
  const isOne = chosen.length === 1;
  const lists = await Promise.all(
    chosen.map(({ stateMachineArn }) =>
      states.executions(stateMachineArn, {
        limit: LISTED,
        ...(query.status === '' ? {} : { status: query.status }),
        ...(isOne && query.nextToken !== undefined ? { nextToken: query.nextToken } : {}),
      }),
    ),
  );
  if (lists.includes(undefined)) return undefined;
  const found = lists.filter((list) => list !== undefined);
  const machines = await Promise.all(
    all.map(async (machine) => {
      const running = await states.executions(machine.stateMachineArn, { status: 'RUNNING', limit: RUNNING_SHOWN });
      const more = running?.nextToken === undefined ? '' : '+';
      return { machine, running: `${running?.executions.length ?? 0}${more}` };
    }),
  );
  const executions = found.flatMap((list) => list.executions).toSorted((a, b) => b.startDate - a.startDate);
  return {
    machines,
    executions: executions.slice(0, LISTED),
    nextToken: isOne ? found[0]?.nextToken : undefined,
    isCut: !isOne && (executions.length > LISTED || found.some(({ nextToken }) => nextToken !== undefined)),
  };
}

export async function viewExecution(states: StatesReader, arnOrName: string): Promise<ExecutionView | undefined> {
  const execution = await states.findExecution(arnOrName);
  if (execution === undefined) return undefined;
  const graph = readStateGraph(await states.definitionOfExecution(execution.executionArn));
  const events = await states.history(execution.executionArn);
  const standing = standingOf(events, graph);
  // A finished execution that went well stands nowhere.
  const at = execution.status === 'SUCCEEDED' ? [] : standing.at;
  return { execution, graph, events, standing: { ...standing, at } };
}

export interface StateMachineView {
  readonly name: string;
  readonly graph: StateGraph;
  /** How many running executions stand in each state. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many were looked at, when not all of them. */
  readonly counted: number | undefined;
}

export async function viewStateMachine(states: StatesReader, name: string): Promise<StateMachineView | undefined> {
  const machine = (await states.machines()).find((one) => one.name === name);
  if (machine === undefined) return undefined;
  const graph = readStateGraph(await states.definition(machine.stateMachineArn));
  const running = await states.executions(machine.stateMachineArn, { status: 'RUNNING', limit: COUNTED });
  const counts = new Map<string, number>();
  for (const { executionArn } of running?.executions ?? []) {
    // One that was started from an older definition is counted where the names still agree.
    for (const state of standingOf(await states.history(executionArn), graph).at) {
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  }
  return { name, graph, counts, counted: running?.nextToken === undefined ? undefined : running.executions.length };
}
