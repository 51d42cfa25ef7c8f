import type * as z from 'zod';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerImports } from '#core/import/imports.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { dynamoAfterCommit } from '#functions/adapters/dynamo/dynamo-after-commit.ts';
import { dynamoEventList } from '#functions/adapters/dynamo/dynamo-event-list.ts';
import type { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoRepairs } from '#functions/adapters/dynamo/dynamo-repairs.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo/dynamo-waits.ts';
import { eventBridgeStatusBus } from '#functions/adapters/bus/eventbridge-status-bus.ts';
import { sfnImportRuns } from '#functions/adapters/workflows/sfn-import-runs.ts';
import { sfnPlanRuns } from '#functions/adapters/workflows/sfn-plan-runs.ts';
import { sfnWorkflows } from '#functions/adapters/workflows/sfn-workflows.ts';
import { storedLedger } from './stored-cases.ts';
import type { relayEnvShape } from './relay-env.ts';
import type { RelayDependencies } from './relay-log.ts';
import { statusNews } from '#functions/platform/webhook/status-news.ts';

/** The stores and workflows a relay works with. */
export function relayParts(
  env: z.output<typeof relayEnvShape>,
  client: ReturnType<typeof dynamoClient>,
  remembered: RelayDependencies['remembered'],
): RelayDependencies {
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return {
    cases: ledgerCases(access),
    registers: ledgerRegisters(access),
    digest: access.digest,
    views: dynamoViewWriter(client, env.VIEWS_TABLE_NAME),
    waits: dynamoWaits(client, env.WAITS_TABLE_NAME),
    workflows: sfnWorkflows({ proposal: env.PROPOSAL_WORKFLOW_ARN, assignment: env.ASSIGNMENT_WORKFLOW_ARN }),
    repairs: dynamoRepairs(client, env.VIEWS_TABLE_NAME),
    plans: ledgerPlans(access),
    planRuns: sfnPlanRuns(env.PLAN_WORKFLOW_ARN),
    imports: ledgerImports(access),
    importRuns: sfnImportRuns(env.IMPORT_WORKFLOW_ARN),
    remembered,
    afterCommit: dynamoAfterCommit(client, { waits: env.WAITS_TABLE_NAME, ledger: env.LEDGER_TABLE_NAME }),
    endpoints: ledgerEndpoints(access),
    news: statusNews({
      list: dynamoEventList(client, env.VIEWS_TABLE_NAME),
      bus: eventBridgeStatusBus(env.STATUS_BUS_NAME),
      apiUrl: env.API_URL,
    }),
  };
}
