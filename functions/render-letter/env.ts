import * as z from 'zod';

export const renderLetterEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  BOOTSTRAP_BODY: z.string().regex(/^\d{6}$/),
  BOOTSTRAP_ADMINISTRATOR: z.string().min(1),
  /** Address that the code on a letter begins with. */
  PORTAL_URL: z.url(),
  /** Folder with the office's own faces of type; the open one beside the bundle where it is empty. */
  LETTER_FONTS: z.string().regex(/^(?:\/[A-Za-z0-9._/-]+)?$/),
});
