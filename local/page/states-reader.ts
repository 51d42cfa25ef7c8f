import * as z from 'zod';

/** Step Functions in process: its operations by name. */
export interface StatesCaller {
  call(operation: string, input: unknown): Promise<unknown>;
}

// Seconds since the epoch, as AWS JSON writes instants.
const seconds = z.number().transform((value) => Math.round(value * 1000));

const machine = z.object({ name: z.string(), stateMachineArn: z.string() });
const execution = z.object({
  executionArn: z.string(),
  stateMachineArn: z.string(),
  name: z.string(),
  status: z.string(),
  startDate: seconds,
  stopDate: seconds.nullish(),
});
const description = execution.extend({
  input: z.string().nullish(),
  output: z.string().nullish(),
  error: z.string().nullish(),
  cause: z.string().nullish(),
});
const historyEvent = z.looseObject({ id: z.number(), type: z.string(), timestamp: seconds });
const token = z.string().nullish();

const machinesPage = z.object({ stateMachines: z.array(machine), nextToken: token });
const executionsPage = z.object({ executions: z.array(execution), nextToken: token });
const historyPage = z.object({ events: z.array(historyEvent), nextToken: token });
const definitionHolder = z.object({ definition: z.string().transform((text): unknown => JSON.parse(text)) });

export type StateMachine = z.infer<typeof machine>;
export type Execution = z.infer<typeof execution>;
export type ExecutionDescription = z.infer<typeof description>;
export type HistoryEvent = z.infer<typeof historyEvent>;

export interface ExecutionList {
  readonly executions: readonly Execution[];
  readonly nextToken?: string;
}

const PAGE = 1000;

/** What the pages ask Step Functions; instants come back in milliseconds. */
export class StatesReader {
  readonly #states: StatesCaller;

  constructor(states: StatesCaller) {
    this.#states = states;
  }

  async machines(): Promise<StateMachine[]> {
    const found: StateMachine[] = [];
    let nextToken: string | null | undefined;
    do {
      const answer = await this.#states.call('ListStateMachines', { maxResults: PAGE, ...tokenInput(nextToken) });
      const page = machinesPage.parse(answer);
      found.push(...page.stateMachines);
      nextToken = page.nextToken;
    } while (typeof nextToken === 'string');
    return found;
  }

  /** One page, latest first; undefined when the token is not one of the service's. */
  async executions(
    stateMachineArn: string,
    options: { status?: string; limit: number; nextToken?: string },
  ): Promise<ExecutionList | undefined> {
    const input = {
      stateMachineArn,
      maxResults: options.limit,
      ...(options.status === undefined ? {} : { statusFilter: options.status }),
      ...tokenInput(options.nextToken),
    };
    const answer = await this.#states.call('ListExecutions', input).catch((error: unknown) => {
      if (errorCode(error) === 'InvalidToken') return undefined;
      throw error;
    });
    if (answer === undefined) return undefined;
    const page = executionsPage.parse(answer);
    return { executions: page.executions, ...(typeof page.nextToken === 'string' ? { nextToken: page.nextToken } : {}) };
  }

  /** By ARN, or by name among all state machines; undefined when there is none. */
  async findExecution(arnOrName: string): Promise<ExecutionDescription | undefined> {
    const arns = arnOrName.startsWith('arn:')
      ? [arnOrName]
      : (await this.machines()).map(({ stateMachineArn }) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${arnOrName}`);
    for (const executionArn of arns) {
      try {
        return description.parse(await this.#states.call('DescribeExecution', { executionArn }));
      } catch (error) {
        if (!isUnknown(error)) throw error;
      }
    }
    return undefined;
  }

  /** The definition an execution runs by, parsed. */
  async definitionOfExecution(executionArn: string): Promise<unknown> {
    const answer = await this.#states.call('DescribeStateMachineForExecution', { executionArn });
    return definitionHolder.parse(answer).definition;
  }

  async definition(stateMachineArn: string): Promise<unknown> {
    return definitionHolder.parse(await this.#states.call('DescribeStateMachine', { stateMachineArn })).definition;
  }

  /** The whole history, oldest first (at most 25,000 events, the service's own limit). */
  async history(executionArn: string): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: string | null | undefined;
    do {
      const input = { executionArn, maxResults: PAGE, ...tokenInput(nextToken) };
      const page = historyPage.parse(await this.#states.call('GetExecutionHistory', input));
      events.push(...page.events);
      nextToken = page.nextToken;
    } while (typeof nextToken === 'string');
    return events;
  }
}

function tokenInput(nextToken: string | null | undefined): { nextToken?: string } {
  return typeof nextToken === 'string' ? { nextToken } : {};
}

/** Nothing by that name, or nothing that could be a name. */
function isUnknown(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ExecutionDoesNotExist' || code === 'InvalidArn';
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
