import * as z from 'zod';
import { executionSchema } from '#core/contracts/workflow.ts';

export const waitSchema = z.object({
  pk: z.string(),
  /** `proposal`, or `<assignment>` for a share: one open wait each. */
  sk: z.string(),
  execution: executionSchema,
  executionArn: z.string(),
  waitingIn: z.string(),
  token: z.string(),
  /** Orders attempts as text; see `awaitStepSchema`. */
  fence: z.string(),
  wakeAt: z.string(),
});

/** An open wait: the task token and what it waits in. A token leaves this table only for Step Functions. */
export type Wait = z.infer<typeof waitSchema>;
