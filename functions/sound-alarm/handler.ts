import { waitStepSchema, wakeSchema } from '#core/contracts/workflow.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { soundAlarm } from '#core/case/waits/sound-alarm.ts';
import { soundAlarmEnv } from './env.ts';

export const handler = defineStep({
  name: 'sound-alarm',
  env: soundAlarmEnv,
  input: waitStepSchema,
  output: wakeSchema,
  wire: (env) => {
    const access = storedLedger(dynamoClient(), env.LEDGER_TABLE_NAME);
    return { cases: ledgerCases(access), registers: ledgerRegisters(access) };
  },
  run: soundAlarm,
});
