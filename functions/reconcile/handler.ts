import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { nothingRemembered } from '#functions/platform/flow/remembered.ts';
import { relayParts } from '#functions/platform/flow/relay-parts.ts';
import { reconcileEnv } from './env.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileDependencies, ReconcileReport } from './reconcile.ts';

let dependencies: ReconcileDependencies | undefined;

/** Runs on a schedule, and whenever an execution ends other than by success. */
export async function handler(event: unknown): Promise<ReconcileReport> {
  dependencies ??= wire();
  return reconcile(dependencies, event);
}

function wire(): ReconcileDependencies {
  const env = reconcileEnv.parse(process.env);
  const client = dynamoClient();
  return { ...relayParts(env, client, nothingRemembered), reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME) };
}
