import * as z from 'zod';
import { taskSource } from '#core/contracts/status-bus.ts';
import { webhookTaskSchema } from '#core/contracts/webhook-task.ts';
import { inOneRun, webhookParts } from '#functions/platform/webhook/webhook-parts.ts';
import { deliverWebhooksEnv } from './env.ts';
import { carryOutTask } from './carry-out-task.ts';
import { followCase } from './follow-case.ts';

const eventSchema = z.object({ source: z.literal(taskSource), detail: webhookTaskSchema });

let wired: ReturnType<typeof webhookParts> | undefined;

/** Does what the dispatcher is asked on the bus: brings news of cases to every endpoint they may concern, and all else. */
export async function handler(event: unknown): Promise<void> {
  const { detail } = eventSchema.parse(event);
  wired ??= webhookParts(deliverWebhooksEnv.parse(process.env));
  const dependencies = inOneRun(wired);
  await (detail.task === 'follow' ? followCase(dependencies, detail) : carryOutTask(dependencies, detail));
}
