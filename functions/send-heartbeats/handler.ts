import * as z from 'zod';
import { inOneRun, webhookParts } from '#functions/platform/webhook/webhook-parts.ts';
import { sendHeartbeatsEnv } from './env.ts';
import { sendHeartbeats } from './send-heartbeats.ts';

const eventSchema = z.object({ heartbeat: z.object({ bodies: z.array(z.string()).min(1) }) });

let wired: ReturnType<typeof webhookParts> | undefined;

/** Runs on a schedule: a sign of life to every endpoint, and what the deliveries may have lost. */
export async function handler(event: unknown): Promise<void> {
  const { heartbeat } = eventSchema.parse(event);
  wired ??= webhookParts(sendHeartbeatsEnv.parse(process.env));
  for (const body of heartbeat.bodies) await sendHeartbeats(inOneRun(wired), body);
}
