import * as z from 'zod';
import { identifier } from './plain-text.ts';

const aboutEndpoint = { body: identifier, endpointId: identifier };

/** Where a long task goes on, and where it ends: keys of what it goes through. Its asker leaves it out. */
const page = z.strictObject({ after: z.string(), before: z.string() });

/** What the dispatcher of webhooks is asked to do; it alone makes calls to receivers. Ids only. */
export const webhookTaskSchema = z.discriminatedUnion('task', [
  /** The case has news: its lanes to all endpoints of the body are run. A hint: it may be lost, doubled or late. */
  z.strictObject({ task: z.literal('follow'), body: identifier, proposalId: identifier }),
  /** Ask for the owner's consent, and record it: for an endpoint that is pending. */
  z.strictObject({ task: z.literal('verify'), ...aboutEndpoint }),
  /** One `endpoint.test`, also to an endpoint that is paused or disabled; `id` is its webhook id. */
  z.strictObject({ task: z.literal('test'), ...aboutEndpoint, id: identifier }),
  /** One event once more, outside its lane: the same id, the same bytes. */
  z.strictObject({ task: z.literal('resend'), ...aboutEndpoint, proposalId: identifier, sequence: z.int().positive() }),
  /** Everything since an instant once more: lanes are set back and run. */
  z.strictObject({ task: z.literal('replay'), ...aboutEndpoint, since: z.iso.datetime(), page: page.exactOptional() }),
  /**
   * Every lane that is behind is run at once: `resumed` forgets its tries (an administrator wants it), `recovered` does not
   * (the endpoint answers again).
   */
  z.strictObject({
    task: z.literal('catch-up'),
    ...aboutEndpoint,
    because: z.enum(['resumed', 'recovered']),
    page: page.exactOptional(),
  }),
]);

export type WebhookTask = z.infer<typeof webhookTaskSchema>;

/** What concerns one endpoint. */
export type EndpointTask = Exclude<WebhookTask, { task: 'follow' }>;

/** Asks the dispatcher; returns once the task cannot be lost any more. It may be carried out more than once. */
export type WebhookTaskStarter = (task: WebhookTask) => Promise<void>;
