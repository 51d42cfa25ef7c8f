import { wakeIn } from '#core/clock/next-wake.ts';
import { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { clocksOf } from '#core/case/standing.ts';
import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { defineStep } from '#functions/platform/define-step.ts';
import { whoseOf } from '#functions/platform/whose.ts';
import { openWaitEnv } from './env.ts';

/** Opens a wait: how long until its first alarm. The clocks themselves were opened by the command that led here. */
export const handler = defineStep({
  name: 'open-wait',
  env: openWaitEnv,
  input: waitStepSchema,
  output: wakeSchema,
  wire: (env) => caseDesk(dynamoLedger(dynamoClient(), env.LEDGER_TABLE_NAME)),
  run: async (desk, { execution }) => {
    const [{ state }, { now, policy, calendar }] = await Promise.all([
      desk.read(execution.body, execution.proposalId),
      desk.rules(execution.body),
    ]);
    return { wakeIn: wakeIn(state === undefined ? [] : clocksOf(state, whoseOf(execution)), now, policy, calendar) };
  },
});
