import * as z from 'zod';
import { statusBusEnvShape } from '#functions/platform/webhook/webhook-env.ts';

/** What carrying a log through needs: the relay's environment, and the reconciler's. */
export const relayEnvShape = z.object({
  ...statusBusEnvShape,
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  WAITS_TABLE_NAME: z.string().min(1),
  PROPOSAL_WORKFLOW_ARN: z.string().min(1),
  ASSIGNMENT_WORKFLOW_ARN: z.string().min(1),
  PLAN_WORKFLOW_ARN: z.string().min(1),
  IMPORT_WORKFLOW_ARN: z.string().min(1),
});
