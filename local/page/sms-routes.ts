import * as z from 'zod';
import type { Mailbox } from '../ses/mailbox.ts';
import type { Answer, LocalRoute } from './local-route.ts';
import { jsonResponse } from './page-response.ts';
import { readBody } from './read-body.ts';

const messageSchema = z.looseObject({
  phoneNumbers: z.array(z.string().regex(/^\+\d{6,15}$/)).min(1),
  sign: z.string().min(1),
  templateId: z.string().min(1),
  parameters: z.record(z.string(), z.string()),
  text: z.string().min(1),
});

/**
 * `POST /_local/sms`: a gateway for short messages that sends none. It keeps them in the mailbox, beside the mails; a number that was
 * told to bounce or to reject (`/_local/mail/addresses`) is no good, and failures that were asked for happen here as well.
 */
export function smsRoutes(mailbox: Mailbox): LocalRoute[] {
  const take: Answer = async (request) => {
    const read = messageSchema.safeParse(readBody(request.body.toString('utf8')));
    if (!read.success) return jsonResponse({ code: 'MALFORMED' }, 400);
    const { phoneNumbers, sign, templateId, parameters, text } = read.data;
    const outcome = await mailbox.takeMessage({ to: phoneNumbers, from: sign, text, tags: { ...parameters, template: templateId } });
    return jsonResponse('id' in outcome ? { code: 'OK', messageId: outcome.id } : { code: outcome.refused });
  };
  return [{ method: 'POST', path: /^\/_local\/sms$/, answer: take }];
}
