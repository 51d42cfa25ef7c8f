import * as z from 'zod';

export const apiEnv = z.object({
  LEDGER_TABLE_NAME: z.string().min(1),
  VIEWS_TABLE_NAME: z.string().min(1),
  /** The body the first administrator belongs to, and that person's subject at the identity provider. */
  BOOTSTRAP_BODY: z.string().regex(/^\d{6}$/),
  BOOTSTRAP_ADMINISTRATOR: z.string().min(1),
  /** How the web client signs people in: the provider, its id there, and the scopes it asks for. */
  IDENTITY_ISSUER: z.url(),
  IDENTITY_CLIENT_ID: z.string().min(1),
  IDENTITY_SCOPE: z.string().min(1),
  /** Origin of the provider's token endpoint where it is not the issuer's; empty otherwise. */
  IDENTITY_TOKEN_ORIGIN: z.string(),
  /** Where browsers send and fetch files: the bucket's own origin … */
  FILES_ORIGIN: z.string().min(1),
  /** … unless the SDK was told, by variables of its own, that S3 is elsewhere. */
  AWS_ENDPOINT_URL_S3: z.string().exactOptional(),
  AWS_ENDPOINT_URL: z.string().exactOptional(),
  /** Path at which the desk finds tools of a rehearsal; empty where there are none. */
  REHEARSAL_TOOLS: z.string().regex(/^(?:\/[A-Za-z0-9_/-]+)?$/),
});
