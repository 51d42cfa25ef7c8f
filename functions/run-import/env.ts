import * as z from 'zod';

export const runImportEnv = z.object({ LEDGER_TABLE_NAME: z.string().min(1), VIEWS_TABLE_NAME: z.string().min(1) });
