import { wakeIn } from '#core/clock/next-wake.ts';
import { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { clocksOf } from '#core/case/standing.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { defineStep } from '#functions/platform/define-step.ts';
import { storedCases } from '#functions/platform/stored-cases.ts';
import { whoseOf } from '#functions/platform/whose.ts';
import { openWaitEnv } from './env.ts';

/** Opens a wait: how long until its first alarm. The clocks themselves were opened by the command that led here. */
export const handler = defineStep({
  name: 'open-wait',
  env: openWaitEnv,
  input: waitStepSchema,
  output: wakeSchema,
  wire: (env) => storedCases(dynamoClient(), env.LEDGER_TABLE_NAME),
  run: async (cases, { execution }) => {
    const [{ state }, { now, policy, calendar }] = await Promise.all([
      cases.read(execution.body, execution.proposalId),
      cases.rules(execution.body),
    ]);
    return { wakeIn: wakeIn(state === undefined ? [] : clocksOf(state, whoseOf(execution)), now, policy, calendar) };
  },
});
