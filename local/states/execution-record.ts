import type { Instant } from '../clock/virtual-clock.ts';
import { numberOf, optionalNumberOf, optionalTextOf, textOf, type Row } from './row.ts';

export const EXECUTION_STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** An execution as it is when it begins. */
export interface NewExecution {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  /** The hash under which its definition is kept. */
  readonly definition: string;
  /** JSON text, as given. */
  readonly input: string;
  readonly startedAt: Instant;
  /** When it times out, if its machine has a limit. */
  readonly expiresAt: Instant | undefined;
}

/** An execution as stored. */
export interface ExecutionRecord extends NewExecution {
  readonly id: number;
  readonly status: ExecutionStatus;
  readonly stoppedAt: Instant | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

export const readExecution = (row: Row): ExecutionRecord => ({
  id: numberOf(row, 'id'),
  arn: textOf(row, 'arn'),
  name: textOf(row, 'name'),
  machineArn: textOf(row, 'machine_arn'),
  machineName: textOf(row, 'machine_name'),
  roleArn: textOf(row, 'role_arn'),
  definition: textOf(row, 'definition'),
  input: textOf(row, 'input'),
  startedAt: numberOf(row, 'started_at'),
  expiresAt: optionalNumberOf(row, 'expires_at'),
  status: statusOf(textOf(row, 'status')),
  stoppedAt: optionalNumberOf(row, 'stopped_at'),
  output: optionalTextOf(row, 'output'),
  error: optionalTextOf(row, 'error'),
  cause: optionalTextOf(row, 'cause'),
});

function statusOf(text: string): ExecutionStatus {
  const status = EXECUTION_STATUSES.find((known) => known === text);
  if (status === undefined) throw new TypeError(`The Step Functions store is damaged: status ${text}`);
  return status;
}
