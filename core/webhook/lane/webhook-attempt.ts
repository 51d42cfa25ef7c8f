import * as z from 'zod';

export const attemptSchema = z.object({
  /** Sorts by when it was made; unique within the endpoint. */
  id: z.string(),
  at: z.string(),
  webhookId: z.string(),
  type: z.string(),
  proposalId: z.string().exactOptional(),
  sequence: z.int().positive().exactOptional(),
  /** 1 for the first try of an event. */
  attempt: z.int().positive(),
  /** What the receiver answered, or the name of what went wrong before it did. */
  status: z.int().exactOptional(),
  failure: z.string().exactOptional(),
  ms: z.int().min(0),
  /** First KiB of the reply. */
  reply: z.string().exactOptional(),
  /** Ours, without the signature and any secret. */
  requestHeaders: z.record(z.string(), z.string()),
});

/** One request to a receiver and what came of it: for the endpoint's owner. */
export type WebhookAttempt = z.infer<typeof attemptSchema>;
