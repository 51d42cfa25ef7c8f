import * as z from 'zod';

export const findStandingEnv = z.object({ LEDGER_TABLE_NAME: z.string().min(1) });
