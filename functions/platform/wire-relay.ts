import type * as z from 'zod';
import { dynamoStatusEvents } from '#functions/adapters/dynamo-status-events.ts';
import type { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo-waits.ts';
import { eventBridgeStatusBus } from '#functions/adapters/eventbridge-status-bus.ts';
import { sfnWorkflows } from '#functions/adapters/sfn-workflows.ts';
import { storedCases } from './stored-cases.ts';
import type { relayEnvShape } from './relay-env.ts';
import type { RelayDependencies } from './relay-log.ts';
import { statusNews } from './status-news.ts';
import { now } from './system-clock.ts';

/** The stores and workflows a relay works with. */
export function wireRelay(env: z.output<typeof relayEnvShape>, client: ReturnType<typeof dynamoClient>): RelayDependencies {
  return {
    cases: storedCases(client, env.LEDGER_TABLE_NAME),
    views: dynamoViewWriter(client, env.VIEWS_TABLE_NAME),
    waits: dynamoWaits(client, env.WAITS_TABLE_NAME),
    workflows: sfnWorkflows({ proposal: env.PROPOSAL_WORKFLOW_ARN, assignment: env.ASSIGNMENT_WORKFLOW_ARN }),
    news: statusNews({
      list: dynamoStatusEvents(client, env.VIEWS_TABLE_NAME),
      bus: eventBridgeStatusBus(env.STATUS_BUS_NAME),
      apiUrl: env.API_URL,
      now,
    }),
  };
}
