import { remembers } from '#core/case/log/case-logs.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { runPlanResultSchema, runPlanStepSchema } from '#core/contracts/workflow.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { runPlan } from '#core/plan/run-plan.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { runPlanEnv } from './env.ts';

export const handler = defineStep({
  name: 'run-plan',
  env: runPlanEnv,
  input: runPlanStepSchema,
  output: runPlanResultSchema,
  wire: (env) => {
    const access = storedLedger(dynamoClient(), env.LEDGER_TABLE_NAME);
    return {
      cases: ledgerCases(access, remembers.session),
      plans: ledgerPlans(access),
      registers: ledgerRegisters(access),
      digest: access.digest,
      eachOf,
    };
  },
  run: runPlan,
});
