import * as z from 'zod';
import { ways } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';

/** What everybody is told of the own ways; never the number, which nobody reads here. */
export const notifyBody = z.object({
  by: z.enum(ways),
  /** `failed`: messages to it came back, and nothing more goes there. */
  mobile: z.enum(['none', 'recorded', 'failed']),
  /** Whether the body sends short messages. */
  smsOffered: z.boolean(),
});

export function notifyOf(personId: string, directory: Directory, policy: Policy): z.output<typeof notifyBody> {
  const mobile = directory.mobiles.get(personId);
  const how = mobile === undefined ? 'none' : mobile.failed === true ? 'failed' : 'recorded';
  return { by: directory.ways.get(personId) ?? 'mail', mobile: how, smsOffered: policy.sms !== undefined };
}
