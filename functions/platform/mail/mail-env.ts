import * as z from 'zod';
import { mailTransportEnvShape } from '#functions/adapters/mail/mail-transport-env.ts';

/** What every function that puts notices needs. */
export const postEnvShape = {
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  DIGEST_WORKFLOW_ARN: z.string().min(1),
} as const;

/** What every function that hands mails over needs. */
export const laneEnvShape = z.object({
  ...postEnvShape,
  ...mailTransportEnvShape,
  /** Where robots' URLs and keys lie, and the hosts they may have (see `robotHosts`). */
  SECRETS_TABLE_NAME: z.string().min(1),
  ROBOT_HOSTS: z.string().min(1),
  /** Where short messages are handed over (see `smsGatewayAddress`), and the ARN of what requests are signed with; empty: none go. */
  SMS_GATEWAY: z.string(),
  SMS_HOSTS: z.string(),
  SMS_SECRET_ARN: z.string(),
  /** Where it is `production`, no robot on this machine may be told. */
  NODE_ENV: z.string().min(1),
  /** Begins the links to cases. */
  PORTAL_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
});
