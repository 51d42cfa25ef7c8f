import * as z from 'zod';

export const checkFileEnv = z.object({
  VIEWS_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  /** `host:port` of ClamAV's daemon; empty where there is none. */
  FILE_SCANNER: z.string(),
});
