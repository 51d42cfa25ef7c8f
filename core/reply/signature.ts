import * as z from 'zod';
import { oneLine } from '#core/contracts/plain-text.ts';

/** How the reply may be published: 主动公开, 依申请公开, 不予公开. */
export const replyPublicities = ['disclosed', 'on-request', 'not-disclosed'] as const;

/** How the unit spoke with the member before it answered. */
export const contactWays = ['visit', 'meeting', 'telephone', 'in-writing'] as const;

/** What a letter carries beside its text: who answers for it, whom to call, how far it may be published, and that the member was spoken to. */
export const signatureShape = {
  /** 主办领导. */
  leader: oneLine(40).exactOptional(),
  /** 主办人. */
  handler: oneLine(40).exactOptional(),
  /** 联系电话. */
  phone: oneLine(40).exactOptional(),
  disclosure: z.enum(replyPublicities).exactOptional(),
  contact: z.strictObject({ contactedOn: z.iso.date(), way: z.enum(contactWays) }).exactOptional(),
};

const signatureSchema = z.strictObject(signatureShape);

export type Signature = z.infer<typeof signatureSchema>;

/** The same of a bigger thing, without what else it has. */
export function signatureOf({ leader, handler, phone, disclosure, contact }: Signature): Signature {
  return {
    ...(leader === undefined ? {} : { leader }),
    ...(handler === undefined ? {} : { handler }),
    ...(phone === undefined ? {} : { phone }),
    ...(disclosure === undefined ? {} : { disclosure }),
    ...(contact === undefined ? {} : { contact }),
  };
}
