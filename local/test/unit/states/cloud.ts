import { VirtualClock } from '../../../clock/virtual-clock.ts';
import type { InvokeResult, LambdaInvoker } from '../../../lambda/invoker.ts';
import type { ExecutionStatusChange } from '../../../states/status-change.ts';
import { StepFunctions } from '../../../states/step-functions.ts';

/** What the machines of these tests hand to functions: mostly a token and something to tell the call by. */
interface Payload {
  readonly token: string;
  readonly [field: string]: unknown;
}

export type FakeFunction = (payload: Payload) => unknown;

/** The answer of DescribeExecution, as far as tests look into it. */
interface Description {
  readonly status: string;
  readonly stateMachineArn: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly stopDate?: number;
}

interface WireEvent {
  readonly id: number;
  readonly type: string;
  readonly timestamp: number;
  readonly previousEventId: number;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, string>>;
}

/** Functions by name; an unknown one is an error of the test. */
class FakeLambda implements LambdaInvoker {
  readonly calls: { name: string; payload: Payload }[] = [];
  readonly functions: Record<string, FakeFunction>;

  constructor(functions: Record<string, FakeFunction> = {}) {
    this.functions = functions;
  }

  async invoke(name: string, payload: string): Promise<InvokeResult> {
    const run = this.functions[name];
    if (run === undefined) throw new Error(`the test has no function ${name}`);
    this.calls.push({ name, payload: JSON.parse(payload) });
    const result = await run(JSON.parse(payload));
    if (result instanceof FunctionError) return { payload: JSON.stringify(result.body), functionError: 'Unhandled' };
    return { payload: JSON.stringify(result ?? null) };
  }
}

/** What a function returns in a test to fail as Lambda reports it. */
export class FunctionError {
  readonly body: unknown;
  constructor(body: unknown) {
    this.body = body;
  }
}

export const START = Date.parse('2026-03-02T01:00:00.000Z');

export interface TestCloud {
  readonly clock: VirtualClock;
  readonly lambda: FakeLambda;
  readonly service: StepFunctions;
  readonly changes: ExecutionStatusChange[];
  /** Creates the machine and starts an execution; both ARNs. */
  start(definition: object, input?: unknown, name?: string): Promise<string>;
  describe(executionArn: string): Promise<Description>;
  history(executionArn: string): Promise<WireEvent[]>;
  /** One operation of the API; the caller knows the shape of the answer. */
  call<T = Record<string, string>>(operation: string, input?: object): Promise<T>;
  /** Moves time on and waits until all is quiet. */
  advance(seconds: number): Promise<void>;
}

export function testCloud(
  functions: Record<string, FakeFunction> = {},
  options: { path?: string; clock?: VirtualClock; random?: () => number; resume?: boolean } = {},
): TestCloud {
  const clock = options.clock ?? new VirtualClock({ offset: START - Date.now() });
  const lambda = new FakeLambda(functions);
  const changes: ExecutionStatusChange[] = [];
  const service = new StepFunctions({
    clock,
    lambda,
    databasePath: options.path ?? ':memory:',
    region: 'eu-west-1',
    accountId: '123456789012',
    onStatusChange: (change) => changes.push(change),
    random: options.random ?? (() => 0.5),
  });
  const call = async <T = Record<string, string>>(operation: string, input: object = {}): Promise<T> =>
    (await service.call(operation, input)) as T;
  let machines = 0;
  return {
    clock,
    lambda,
    service,
    changes,
    call,
    async start(definition, input = {}, name = 'run') {
      machines += 1;
      const { stateMachineArn } = await call('CreateStateMachine', {
        name: `machine-${machines}`,
        roleArn: 'arn:aws:iam::123456789012:role/test',
        definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
      });
      const started = await call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
      await clock.whenQuiet();
      return started['executionArn']!;
    },
    describe: (executionArn) => call<Description>('DescribeExecution', { executionArn }),
    history: async (executionArn) =>
      (await call<{ events: WireEvent[] }>('GetExecutionHistory', { executionArn, maxResults: 1000 })).events,
    advance: (seconds) => clock.advanceTo(clock.now() + seconds * 1000),
  };
}
