import { Refusal } from '#core/errors/refusal.ts';
import { WebhookFailureError } from '#functions/adapters/outbound-http/webhook-failure.ts';
import { webhookUrlFaults } from '#core/webhook/lane/webhook-failure.ts';
import type { LoopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { webhookUrl } from '#functions/adapters/outbound-http/webhook-url.ts';

// As `endpointSettingsSchema` stores it: what is percent-encoded on the way grows.
const LONGEST = 2048;

type UrlFault = (typeof webhookUrlFaults)[number];

const isUrlFault = (name: string): name is UrlFault => webhookUrlFaults.some((fault) => fault === name);

/**
 * The address as it will be called, by the rules that each delivery applies again.
 * @throws Refusal by the name of what is wrong with it (`webhookUrlFaults`)
 */
export function webhookTarget(url: string, loopback: LoopbackReceivers): string {
  try {
    const { href } = webhookUrl(url, loopback);
    if (href.length > LONGEST) throw new WebhookFailureError('UrlTooLongError');
    return href;
  } catch (error) {
    // The address itself is no fact to show: its query may hold a key.
    if (error instanceof WebhookFailureError && isUrlFault(error.name)) throw new Refusal(error.name);
    throw error;
  }
}
