import { isOfPlans } from '#core/contracts/plan-paths.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerImports } from '#core/import/imports.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoImports } from '#functions/adapters/dynamo/dynamo-imports.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { lambdaAnsweredLists } from '#functions/adapters/lambda/lambda-answered-lists.ts';
import { hucreSheetReader } from '#functions/adapters/spreadsheet/hucre-sheet-reader.ts';
import { hucreSheetWriter } from '#functions/adapters/spreadsheet/hucre-sheet-writer.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createImportApp } from './app.ts';
import { importSessionEnv } from './env.ts';

/** Sheets that come in and go out, behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = importSessionEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return createImportApp({
    services: {
      cases: ledgerCases(access),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      imports: ledgerImports(access),
      store: dynamoImports(client, env.VIEWS_TABLE_NAME),
      registers: ledgerRegisters(access),
      lists: lambdaAnsweredLists((path) => (isOfPlans(path) ? env.PLANS_FUNCTION_NAME : env.API_FUNCTION_NAME)),
      sheets: { ...hucreSheetReader, ...hucreSheetWriter },
    },
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
  });
}
