import { laneOutcomeSchema, laneStepSchema } from '#core/contracts/webhook-lane.ts';
import { defineStep } from '#functions/platform/flow/define-step.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import { inOneRun, webhookParts } from '#functions/platform/webhook/webhook-parts.ts';
import { deliverWebhookLaneEnv } from './env.ts';

/** The step of a `webhook-lane` execution that runs the lane; the execution itself is what comes back to it. */
export const handler = defineStep({
  name: 'deliver-webhook-lane',
  env: deliverWebhookLaneEnv,
  input: laneStepSchema,
  output: laneOutcomeSchema,
  wire: webhookParts,
  run: (wired, { execution }) => runWebhookLane(inOneRun(wired), execution, async () => undefined),
});
