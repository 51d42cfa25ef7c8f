import * as z from 'zod';
import { awaitStepSchema } from '#core/contracts/workflow.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoWaits } from '#functions/adapters/dynamo/dynamo-waits.ts';
import { taskWaker } from '#functions/adapters/workflows/sfn-workflows.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { awaitOutcome } from '#core/case/waits/await-outcome.ts';
import { awaitOutcomeEnv } from './env.ts';

export const handler = defineStep({
  name: 'await-outcome',
  env: awaitOutcomeEnv,
  input: awaitStepSchema,
  output: z.strictObject({}),
  wire: (env) => {
    const client = dynamoClient();
    return {
      cases: storedCases(client, env.LEDGER_TABLE_NAME),
      waits: dynamoWaits(client, env.WAITS_TABLE_NAME),
      wake: taskWaker(),
    };
  },
  run: awaitOutcome,
});
