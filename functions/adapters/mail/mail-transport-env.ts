import * as z from 'zod';

/**
 * Environment of every Lambda that sends: spread into its own schema. A group that the chosen transport does not need stays
 * empty; `configuredMailTransport` refuses a choice without its group.
 */
export const mailTransportEnvShape = {
  MAIL_TRANSPORT: z.enum(['ses', 'smtp']).default('ses'),
  MAIL_SENDER: z.email(),
  /** Beside the address in `From`. */
  MAIL_SENDER_NAME: z.string().default(''),
  /** For `ses`: what carries its events to EventBridge. */
  MAIL_CONFIGURATION_SET: z.string().default(''),
  /** For `ses`: this function's share of the account's sending rate, 0 to 1: shares of all that run at once add up to 1. */
  MAIL_RATE_SHARE: z.coerce.number().positive().max(1).default(1),
  /** For `smtp`. */
  SMTP_HOST: z.string().default(''),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(465),
  /** `tls` from the first byte (465), `starttls` demanded after the greeting (587), `none` in a closed network only. */
  SMTP_SECURE: z.enum(['tls', 'starttls', 'none']).default('tls'),
  /** Empty: the relay asks for no sign-in. */
  SMTP_USER: z.string().default(''),
  /** ARN of the secret that holds the password: as it is, or as `password` in a JSON object. */
  SMTP_SECRET_ARN: z.string().default(''),
} as const;

const mailTransportEnv = z.object(mailTransportEnvShape);

export type MailTransportEnv = z.infer<typeof mailTransportEnv>;
