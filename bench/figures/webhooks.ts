import { withProduct } from '../product.ts';
import { measureWebhooks } from '../webhooks/measure-webhooks.ts';
import { WebhookReceiver } from '../webhooks/webhook-receiver.ts';
import type { Figure } from './figure.ts';

/** Webhooks to one receiver on loopback from the product in a process of its own. */
export const webhooks: Figure = {
  what: 'webhooks: from commit to attempt, deliveries a second, a receiver that is down for two days',
  take: ({ build, extent, tell }) =>
    withProduct(build, async (product) => {
      const receiver = new WebhookReceiver();
      await receiver.up();
      try {
        return { ...(await measureWebhooks(product, receiver, { load: extent, tell })) };
      } finally {
        await receiver.down();
      }
    }),
  compared: ['perSecond', 'commitToAttemptMs.p50', 'commitToAttemptMs.p99', 'transitions', 'outOfOrder'],
};
