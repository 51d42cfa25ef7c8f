import * as z from 'zod';

export const serveCalendarEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
});
