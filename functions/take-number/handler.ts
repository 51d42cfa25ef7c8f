import { takeNumberStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { takeNumberEnv } from './env.ts';
import { numberCase } from '#core/case/numbers/number-case.ts';

export const handler = defineStep({
  name: 'take-number',
  env: takeNumberEnv,
  input: takeNumberStepSchema,
  output: wakeSchema,
  wire: (env) => {
    const access = storedLedger(dynamoClient(), env.LEDGER_TABLE_NAME);
    return { cases: ledgerCases(access), registers: ledgerRegisters(access), digest: access.digest };
  },
  run: numberCase,
});
