import { VirtualClock } from '#local/clock/virtual-clock.ts';
import type { InvokeResult, LambdaInvoker } from '#local/lambda/invoker.ts';
import type { ExecutionStatusChange } from '#local/states/status-change.ts';
import { StepFunctions } from '#local/states/step-functions.ts';

export type FakeFunction = (payload: any) => unknown;

/** Functions by name; an unknown one is an error of the test. */
export class FakeLambda implements LambdaInvoker {
  readonly calls: { name: string; payload: any }[] = [];
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
  describe(executionArn: string): Promise<any>;
  history(executionArn: string): Promise<any[]>;
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
  const call = async (operation: string, input: unknown): Promise<any> => service.call(operation, input);
  let machines = 0;
  return {
    clock,
    lambda,
    service,
    changes,
    async start(definition, input = {}, name = 'run') {
      machines += 1;
      const { stateMachineArn } = await call('CreateStateMachine', {
        name: `machine-${machines}`,
        roleArn: 'arn:aws:iam::123456789012:role/test',
        definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
      });
      const started = await call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
      await clock.whenQuiet();
      return started.executionArn;
    },
    describe: (executionArn) => call('DescribeExecution', { executionArn }),
    history: async (executionArn) => (await call('GetExecutionHistory', { executionArn, maxResults: 1000 })).events,
    advance: (seconds) => clock.advanceTo(clock.now() + seconds * 1000),
  };
}
