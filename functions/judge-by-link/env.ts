import * as z from 'zod';

export const judgeByLinkEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  /** Where the key lies that links are signed with. */
  SECRETS_TABLE_NAME: z.string().min(1),
  BOOTSTRAP_BODY: z.string().regex(/^\d{6}$/),
  /** Address that links in mails begin with: forms that are sent come from there. */
  PORTAL_URL: z.url(),
});
