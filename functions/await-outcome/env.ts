import * as z from 'zod';

export const awaitOutcomeEnv = z.object({ LEDGER_TABLE_NAME: z.string().min(1), WAITS_TABLE_NAME: z.string().min(1) });
