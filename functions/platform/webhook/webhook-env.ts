import * as z from 'zod';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';

/** What putting status events on the bus needs. */
export const statusBusEnvShape = {
  STATUS_BUS_NAME: z.string().min(1),
  /** Origin of the public API, where events come from. */
  API_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
} as const;

/** What every function that makes calls to receivers needs. */
const webhookEnvShape = {
  ...statusBusEnvShape,
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  SECRETS_TABLE_NAME: z.string().min(1),
  LANE_WORKFLOW_ARN: z.string().min(1),
  /** `production` wherever it counts: then no receiver on this machine can be allowed. */
  NODE_ENV: z.string().min(1),
  LOOPBACK_RECEIVERS: z.string(),
} as const;

export const webhookEnv = z
  .object(webhookEnvShape)
  .transform((env) => ({ ...env, LOOPBACK_RECEIVERS: loopbackReceivers(env.LOOPBACK_RECEIVERS, env.NODE_ENV) }));
