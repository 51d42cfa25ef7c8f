import * as z from 'zod';

export const sendMailEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  MAIL_SENDER: z.email(),
  MAIL_CONFIGURATION_SET: z.string().min(1),
});
