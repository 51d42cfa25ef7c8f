import { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { wakeInFor } from '#core/case/waits/stand-now.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { whoseOf } from '#core/case/waits/executions.ts';
import { openWaitEnv } from './env.ts';

/** Opens a wait: how long until its first alarm. The clocks themselves were opened by the command that led here. */
export const handler = defineStep({
  name: 'open-wait',
  env: openWaitEnv,
  input: waitStepSchema,
  output: wakeSchema,
  wire: (env) => storedCases(dynamoClient(), env.LEDGER_TABLE_NAME),
  run: async (cases, { execution }) => {
    const { state } = await cases.read(execution.body, execution.proposalId);
    const rules = await cases.rules(execution.body, state?.clocks);
    return { wakeIn: wakeInFor(state, whoseOf(execution), rules) };
  },
});
