import * as z from 'zod';
import { DATA_LIMIT_BYTES, exceedsDataLimit } from '../asl/data-limit.ts';
import { parseJson } from '../asl/json.ts';
import type { Stimulus } from '../asl/stimulus.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Executions } from './executions.ts';
import { isJsonText } from './json-text.ts';
import { operation, type Operations } from './operation.ts';
import { StatesServiceError } from './states-service-error.ts';
import type { TaskTokens } from './task-tokens.ts';

const taskToken = z.string().min(1).max(2048);
const successRequest = z.strictObject({ taskToken, output: z.string() });
const failureRequest = z.strictObject({
  taskToken,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const heartbeatRequest = z.strictObject({ taskToken });

export interface TaskOperationsOptions {
  readonly executions: Executions;
  readonly store: ExecutionStore;
  readonly tokens: TaskTokens;
}

/** What the holder of a task token may say. Each answers once what it did is stored. */
export function taskOperations(options: TaskOperationsOptions): Operations {
  return {
    SendTaskSuccess: operation(successRequest, ({ taskToken, output }) => {
      if (exceedsDataLimit(output) || !isJsonText(output)) {
        throw new StatesServiceError('InvalidOutput', `Invalid Output: not JSON of up to ${DATA_LIMIT_BYTES} bytes`);
      }
      return send(options, taskToken, (task) => ({ kind: 'tokenSucceeded', ...task, output: parseJson(output) }));
    }),
    SendTaskFailure: operation(failureRequest, ({ taskToken, error, cause }) =>
      send(options, taskToken, (task) => ({ kind: 'tokenFailed', ...task, error: error ?? '', cause })),
    ),
    SendTaskHeartbeat: operation(heartbeatRequest, ({ taskToken }) => send(options, taskToken, (task) => ({ kind: 'heartbeat', ...task }))),
  };
}

/** @throws StatesServiceError InvalidToken, TaskDoesNotExist, TaskTimedOut */
async function send(
  { executions, store, tokens }: TaskOperationsOptions,
  taskToken: string,
  stimulus: (task: { strand: number; event: number }) => Stimulus,
): Promise<unknown> {
  const task = tokens.read(taskToken);
  if (task === undefined) throw new StatesServiceError('InvalidToken', 'Invalid token');
  const { execution, strand, event } = task;
  if (store.byId(execution) === undefined) {
    throw new StatesServiceError('TaskDoesNotExist', 'Task does not exist: its execution is gone');
  }
  if (await executions.signal(execution, stimulus({ strand, event }))) return {};
  throw new StatesServiceError('TaskTimedOut', 'Task Timed Out: Provided task does not exist anymore');
}
