import * as z from 'zod';
import { sendMailStepSchema } from '#core/contracts/workflow.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { runLane } from '#functions/platform/mail/mail-lane.ts';
import { mailParts } from '#functions/platform/mail/mail-parts.ts';
import { sendMailEnv } from './env.ts';

/** The step of a `digest` execution that sends one recipient what is pending and ready. */
export const handler = defineStep({
  name: 'send-mail',
  env: sendMailEnv,
  input: sendMailStepSchema,
  output: z.strictObject({}),
  wire: mailParts,
  run: async (dependencies, { execution }) => {
    await runLane(dependencies, execution);
    return {};
  },
});
