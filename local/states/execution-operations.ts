import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { DATA_LIMIT_BYTES, exceedsDataLimit } from '../asl/data-limit.ts';
import { EXECUTION_STATUSES, type ExecutionRecord } from './execution-record.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Executions } from './executions.ts';
import { isJsonText } from './json-text.ts';
import { findMachine } from './machine-operations.ts';
import type { MachineStore } from './machine-store.ts';
import { operation, seconds, type Operations } from './operation.ts';
import { cursor, isNumber, LARGEST_PAGE, page, pageSize } from './paging.ts';
import { checkExecutionArn, checkName, executionArnOf } from './resource-names.ts';
import { StatesServiceError } from './states-service-error.ts';

const arn = z.string().min(1).max(256);

const startRequest = z.strictObject({
  stateMachineArn: arn,
  name: z.string().optional(),
  input: z.string().default('{}'),
  traceHeader: z.string().optional(),
});
const stopRequest = z.strictObject({
  executionArn: arn,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const oneExecution = z.strictObject({ executionArn: arn, includedData: z.string().optional() });
const listRequest = z.strictObject({
  stateMachineArn: arn,
  statusFilter: z.enum(EXECUTION_STATUSES).optional(),
  maxResults: z.int().min(0).max(LARGEST_PAGE).optional(),
  nextToken: z.string().optional(),
});

export interface ExecutionOperationsOptions {
  readonly executions: Executions;
  readonly store: ExecutionStore;
  readonly machines: MachineStore;
}

/** Executions: start, stop, read. */
export function executionOperations({ executions, store, machines }: ExecutionOperationsOptions): Operations {
  return {
    StartExecution: operation(startRequest, ({ stateMachineArn, name, input }) => {
      const started = startExecution({ executions, store, machines }, { stateMachineArn, name, input });
      return { executionArn: started.arn, startDate: seconds(started.startedAt) };
    }),
    StopExecution: operation(stopRequest, async ({ executionArn, error, cause }) => {
      const { id } = findExecution(store, executionArn);
      await executions.signal(id, { kind: 'stop', error, cause });
      // Stopping what is over changes nothing; the date is that of its end either way.
      return { stopDate: seconds(findExecution(store, executionArn).stoppedAt ?? 0) };
    }),
    DescribeExecution: operation(oneExecution, ({ executionArn }) => description(findExecution(store, executionArn))),
    DescribeStateMachineForExecution: operation(oneExecution, ({ executionArn }) => {
      const execution = findExecution(store, executionArn);
      return {
        stateMachineArn: execution.machineArn,
        name: execution.machineName,
        definition: machines.definition(execution.definition),
        roleArn: execution.roleArn,
        updateDate: seconds(machines.get(execution.machineArn)?.updatedAt ?? execution.startedAt),
      };
    }),
    ListExecutions: operation(listRequest, ({ stateMachineArn, statusFilter, maxResults, nextToken }) => {
      findMachine(machines, stateMachineArn);
      const size = pageSize(maxResults);
      const before = cursor(nextToken, Number.MAX_SAFE_INTEGER, isNumber);
      const read = store.list({ machineArn: stateMachineArn, status: statusFilter, before, limit: size + 1 });
      const { items, nextToken: next } = page(read, size, (last) => last.id);
      return { executions: items.map(summary), nextToken: next };
    }),
  };
}

/**
 * Starts an execution. The same name and input while it runs give the execution that is there.
 * @throws StatesServiceError StateMachineDoesNotExist, InvalidArn, InvalidName, InvalidExecutionInput,
 * ExecutionAlreadyExists
 */
export function startExecution(
  { executions, store, machines }: ExecutionOperationsOptions,
  request: { stateMachineArn: string; name?: string | undefined; input: string },
): ExecutionRecord {
  const machine = findMachine(machines, request.stateMachineArn);
  const name = request.name ?? randomUUID();
  checkName(name);
  if (exceedsDataLimit(request.input) || !isJsonText(request.input)) {
    throw new StatesServiceError('InvalidExecutionInput', `Invalid Input: not JSON of up to ${DATA_LIMIT_BYTES} bytes`);
  }
  const known = store.byArn(executionArnOf(machine.arn, name));
  if (known === undefined) return executions.start(machine, name, request.input);
  if (known.status === 'RUNNING' && known.input === request.input) return known;
  throw new StatesServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${known.arn}'`);
}

/** @throws StatesServiceError ExecutionDoesNotExist, InvalidArn */
export function findExecution(store: ExecutionStore, executionArn: string): ExecutionRecord {
  checkExecutionArn(executionArn);
  const execution = store.byArn(executionArn);
  if (execution !== undefined) return execution;
  throw new StatesServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
}

const summary = ({ arn, machineArn, name, status, startedAt, stoppedAt }: ExecutionRecord) => ({
  executionArn: arn,
  stateMachineArn: machineArn,
  name,
  status,
  startDate: seconds(startedAt),
  ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
  redriveCount: 0,
});

const description = (execution: ExecutionRecord) => ({
  ...summary(execution),
  input: execution.input,
  inputDetails: { included: true },
  ...(execution.output !== undefined && { output: execution.output, outputDetails: { included: true } }),
  ...(execution.error !== undefined && { error: execution.error }),
  ...(execution.cause !== undefined && { cause: execution.cause }),
  redriveStatus: 'NOT_REDRIVABLE',
  redriveStatusReason: 'RedriveExecution is not supported',
});
