import { findStandingSchema, standingSchema } from '#core/contracts/workflow.ts';
import { standNow } from '#core/case/waits/stand-now.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { whoseOf } from '#core/case/waits/executions.ts';
import { findStandingEnv } from './env.ts';

/** Where the ledger says the case, or the share, stands: how an execution that lost its place finds it again. */
export const handler = defineStep({
  name: 'find-standing',
  env: findStandingEnv,
  input: findStandingSchema,
  output: standingSchema,
  wire: (env) => storedCases(dynamoClient(), env.LEDGER_TABLE_NAME),
  run: async (cases, { execution }) => {
    const { state } = await cases.read(execution.body, execution.proposalId);
    if (state === undefined) throw new Error(`no log of proposal ${execution.proposalId}`);
    return standNow(state, whoseOf(execution), await cases.rules(execution.body, state.clocks));
  },
});
