import * as z from 'zod';
import { takeNumberStepSchema } from '#core/contracts/workflow.ts';
import { rememberingLedger } from '#core/ledger/remembering-ledger.ts';
import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { defineStep } from '#functions/platform/define-step.ts';
import { takeNumberEnv } from './env.ts';
import { numberCase } from './number-case.ts';

export const handler = defineStep({
  name: 'take-number',
  env: takeNumberEnv,
  input: takeNumberStepSchema,
  output: z.strictObject({}),
  wire: (env) => {
    const ledger = dynamoLedger(dynamoClient(), env.LEDGER_TABLE_NAME);
    return { desk: caseDesk(ledger), registers: rememberingLedger(ledger) };
  },
  run: numberCase,
});
