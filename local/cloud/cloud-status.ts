import { statfsSync } from 'node:fs';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { CloudStatus } from '../page/cloud-status.ts';
import type { S3 } from '../s3/s3.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { StepFunctions } from '../states/step-functions.ts';
import type { CloudOptions } from './cloud-options.ts';
import type { CloudPlan } from './cloud-plan.ts';

export interface CloudParts {
  readonly options: CloudOptions;
  readonly plan: CloudPlan;
  readonly dynamodb: DynamoDb;
  readonly s3: S3;
  readonly lambda: Lambda;
  readonly states: StepFunctions;
  readonly events: EventBus;
  readonly mailbox: Mailbox;
}

/** What runs and how much of it there is, for the start page and for scripts. */
export function cloudStatus({ options, plan, dynamodb, s3, lambda, states, events, mailbox }: CloudParts): CloudStatus {
  const requests = dynamodb.requests();
  const workers = Object.values(lambda.counts().functions).reduce((sum, { workers }) => sum + workers, 0);
  const { running, transitions } = states.counts();
  const { sent: mails } = mailbox.counts();
  const { rules, dead } = events.counts();
  return {
    services: [
      { name: 'DynamoDB', standIn: 'dynalite', counts: { tables: plan.tables.length } },
      { name: 'S3', standIn: 'object store', counts: s3.counts() },
      { name: 'Lambda', standIn: 'worker threads', counts: { functions: plan.functions.length, workers } },
      { name: 'Step Functions', standIn: 'ASL interpreter', counts: { stateMachines: plan.stateMachines.length, running } },
      { name: 'API Gateway', standIn: 'HTTP API gateway', counts: { routes: plan.api?.routes.length ?? 0 } },
      { name: 'SES', standIn: 'mailbox', counts: { mails } },
      { name: 'EventBridge', standIn: 'event bus', counts: { rules, dead } },
    ],
    counts: {
      executionsRunning: running,
      transitions,
      mails,
      requests: requests.reduce((sum, { calls }) => sum + calls, 0),
      readUnits: requests.reduce((sum, { readUnits }) => sum + readUnits, 0),
      writeUnits: requests.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
    },
    requests,
    dataDirectory: options.dataDir === 'memory' ? null : { freeBytes: freeBytes(options.dataDir) },
  };
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
