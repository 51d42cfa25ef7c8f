/** `source` of status events on the bus: what consumers within AWS match. */
export const statusSource = 'proposal-pipeline';

/** `source` of what the dispatcher of webhooks is asked to do (core/contracts/webhook-task.ts), on the same bus. */
export const taskSource = 'proposal-pipeline.webhooks';
