import { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { rememberingLedger } from '#core/ledger/remembering-ledger.ts';
import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { defineStep } from '#functions/platform/define-step.ts';
import { soundAlarm } from './sound-alarm.ts';
import { soundAlarmEnv } from './env.ts';

export const handler = defineStep({
  name: 'sound-alarm',
  env: soundAlarmEnv,
  input: waitStepSchema,
  output: wakeSchema,
  wire: (env) => {
    const ledger = dynamoLedger(dynamoClient(), env.LEDGER_TABLE_NAME);
    return { desk: caseDesk(ledger), registers: rememberingLedger(ledger) };
  },
  run: soundAlarm,
});
