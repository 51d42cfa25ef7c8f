import { Refusal } from '#core/errors/refusal.ts';
import { WebhookFailureError } from '#functions/adapters/webhook-failure.ts';
import type { LoopbackReceivers } from '#functions/adapters/webhook-loopback.ts';
import { webhookUrl } from '#functions/adapters/webhook-url.ts';

// As `endpointSettingsSchema` stores it: what is percent-encoded on the way grows.
const LONGEST = 2048;

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
    if (error instanceof WebhookFailureError) throw new Refusal(error.name);
    throw error;
  }
}
