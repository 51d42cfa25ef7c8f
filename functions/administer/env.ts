import * as z from 'zod';
import { statusBusEnvShape } from '#functions/platform/webhook/webhook-env.ts';

export const administerEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  SECRETS_TABLE_NAME: z.string().min(1),
  /** Hosts that group robots may have (see `robotHosts`). */
  ROBOT_HOSTS: z.string().min(1),
  /** Whom to ask for what goes out, and as whom. */
  ...statusBusEnvShape,
  /** `host:port` of receivers on this machine that endpoints may name; none where NODE_ENV is production. */
  LOOPBACK_RECEIVERS: z.string(),
  NODE_ENV: z.string().min(1),
  /** The body the first administrator belongs to, and that person's subject at the identity provider. */
  BOOTSTRAP_BODY: z.string().regex(/^\d{6}$/),
  BOOTSTRAP_ADMINISTRATOR: z.string().min(1),
});
