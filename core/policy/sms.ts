import * as z from 'zod';
import { smsTemplates } from '#core/notices/sms/sms-templates.ts';

// Ids are the gateway's: `SMS_2190001`, `1845032`.
const templateId = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);

/** Which templates are registered at the carrier, under which ids; English ones only where somebody registered them. */
const registered = z.strictObject({ zh: templateId, en: templateId.exactOptional() });

/** Short messages of a body: absent, none go. */
export const smsSchema = z.strictObject({
  /** Between 【】 at the beginning, as it is registered at the carrier: 2 to 16 characters. */
  sign: z.string().regex(/^[\p{L}\p{N}]{2,16}$/u),
  /** The local hours between which they may go; the morning's first ones lie within. */
  fromHour: z.number().min(1).max(22),
  untilHour: z.number().min(1).max(24),
  /** To a person and day; what does not fit goes in the next one. */
  perDay: z.int().min(1).max(10),
  /** Says how many things wait, where they are more than one. */
  several: registered,
  /** What may go so, by template: what has none goes by mail, whatever a person chose. */
  templates: z.partialRecord(z.enum(smsTemplates), registered),
});

export type SmsPolicy = z.infer<typeof smsSchema>;
