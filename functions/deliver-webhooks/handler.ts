import * as z from 'zod';
import { statusSource, taskSource } from '#core/contracts/status-bus.ts';
import { webhookTaskSchema } from '#core/contracts/webhook-task.ts';
import { inOneRun, wireWebhooks } from '#functions/platform/wire-webhooks.ts';
import { deliverWebhooksEnv } from './env.ts';
import { carryOutTask } from './carry-out-task.ts';
import { followCase } from './follow-case.ts';

/** A status event is a hint that its case has news; a task is taken at its word. */
const eventSchema = z.union([
  z.object({
    source: z.literal(statusSource),
    detail: z.object({ data: z.object({ body: z.string(), proposalId: z.string() }) }),
  }),
  z.object({ source: z.literal(taskSource), detail: webhookTaskSchema }),
]);

let wired: ReturnType<typeof wireWebhooks> | undefined;

/** Follows the bus: news of cases to every endpoint they may concern, and what is asked of the dispatcher. */
export async function handler(event: unknown): Promise<void> {
  const { source, detail } = eventSchema.parse(event);
  wired ??= wireWebhooks(deliverWebhooksEnv.parse(process.env));
  const dependencies = inOneRun(wired);
  await (source === statusSource ? followCase(dependencies, detail.data) : carryOutTask(dependencies, detail));
}
