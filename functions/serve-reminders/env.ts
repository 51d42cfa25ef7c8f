import * as z from 'zod';

export const serveRemindersEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  /** The body the first administrator belongs to, and that person's subject at the identity provider. */
  BOOTSTRAP_BODY: z.string().regex(/^\d{6}$/),
  BOOTSTRAP_ADMINISTRATOR: z.string().min(1),
});
