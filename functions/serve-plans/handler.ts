import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { remembers } from '#core/case/log/case-logs.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createPlansApp } from './app.ts';
import { servePlansEnv } from './env.ts';

/** Plans behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = servePlansEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return createPlansApp({
    services: {
      cases: ledgerCases(access, remembers.session),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      registers: ledgerRegisters(access),
      plans: ledgerPlans(access),
      allocations: ledgerAllocations(access),
    },
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
  });
}
