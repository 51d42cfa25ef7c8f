import { ledgerCases } from '#core/case/log/cases.ts';
import { runImportResultSchema, runImportStepSchema } from '#core/contracts/workflow.ts';
import { ledgerImports } from '#core/import/imports.ts';
import { runImport } from '#core/import/run/run-import.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoImports } from '#functions/adapters/dynamo/dynamo-imports.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { runImportEnv } from './env.ts';

export const handler = defineStep({
  name: 'run-import',
  env: runImportEnv,
  input: runImportStepSchema,
  output: runImportResultSchema,
  wire: (env) => {
    const client = dynamoClient();
    const access = storedLedger(client, env.LEDGER_TABLE_NAME);
    return {
      imports: ledgerImports(access),
      store: dynamoImports(client, env.VIEWS_TABLE_NAME),
      cases: ledgerCases(access),
      registers: ledgerRegisters(access),
      eachOf,
    };
  },
  run: runImport,
});
