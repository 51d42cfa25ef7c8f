import type { VirtualClock } from '../clock/virtual-clock.ts';
import { DynamoDb } from '../dynamodb/dynamodb.ts';
import { AsyncInvocations } from '../lambda/async-invocations.ts';
import { FailureDestination } from '../lambda/failure-destination.ts';
import { onFailure } from '../lambda/on-failure.ts';
import { Lambda } from '../lambda/lambda.ts';
import type { EventDraft } from '../events/bus-event.ts';
import { createS3 } from '../s3/s3.ts';
import type { CloudOptions } from './cloud-options.ts';
import type { CloudPlan } from './cloud-plan.ts';
import type { DataDirectory } from './data-directory.ts';
import type { HttpServer } from './http-server.ts';
import type { Shutdown } from './shutdown.ts';
import { wireStreams } from './stream-wiring.ts';

/** What every part of the cloud is started with. */
export interface StartParts {
  readonly data: DataDirectory;
  readonly clock: VirtualClock;
  readonly plan: CloudPlan;
  readonly region: string;
  readonly accountId: string;
  readonly options: CloudOptions;
  readonly shutdown: Shutdown;
}

/** Tables, buckets, functions and the streams between them. `recover` emits what an earlier process left unfinished. */
export async function startStore({
  data,
  clock,
  plan,
  region,
  accountId,
  services,
  publish,
  options,
  shutdown,
}: StartParts & { services: HttpServer; publish: (event: EventDraft) => Promise<void> }) {
  const failures = new FailureDestination(data.database('failures.sqlite'));
  shutdown.add(() => failures.close());
  const dynamodb = await DynamoDb.open({
    path: data.path('dynamodb.sqlite'),
    region,
    accountId,
    clock,
  });
  shutdown.add(() => dynamodb.close());
  await dynamodb.provision(plan.tables);
  const s3 = createS3({ databasePath: data.database('s3.sqlite'), clock, accountId, buckets: plan.buckets, publish });
  shutdown.add(() => s3.close());
  const lambda = new Lambda({
    clock,
    region,
    endpointUrl: services.url,
    services: services.answer,
    credentials: s3.credentials,
    logDirectory: data.path('logs'),
    ...(options.functionConcurrency === undefined ? {} : { defaultConcurrency: options.functionConcurrency }),
    ...(options.totalConcurrency === undefined ? {} : { totalConcurrency: options.totalConcurrency }),
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
  });
  for (const definition of plan.functions) lambda.register(definition);
  const asyncInvocations = new AsyncInvocations({
    clock,
    lambda,
    databasePath: data.database('async-invocations.sqlite'),
    retries: plan.asyncRetries,
    onGivenUp: onFailure({ clock, failures, queues: plan.asyncFailureQueues }),
  });
  const stopStreams = wireStreams({ plan, streams: dynamodb.streams, clock, lambda, failures, region });
  shutdown.add(async () => {
    stopStreams();
    asyncInvocations.stop();
    await lambda.close();
  });
  return { dynamodb, s3, lambda, failures, asyncInvocations, recover: () => dynamodb.streams.recover() };
}
