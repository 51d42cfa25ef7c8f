import * as z from 'zod';

export const soundAlarmEnv = z.object({ LEDGER_TABLE_NAME: z.string().min(1) });
