import * as z from 'zod';
import { draftParagraph, MOST_PARAGRAPHS } from './paragraph-schema.ts';
import { contactWays, replyPublicities } from './signature.ts';

const line = z.string().max(40).exactOptional();

/** A reply as it is being written: anything may still be missing. */
export const replyDraftSchema = z.strictObject({
  class: z.string().max(8).exactOptional(),
  paragraphs: z.array(draftParagraph).max(MOST_PARAGRAPHS),
  leader: line,
  handler: line,
  phone: line,
  disclosure: z.enum(replyPublicities).exactOptional(),
  contact: z.strictObject({ contactedOn: z.string().max(10).exactOptional(), way: z.enum(contactWays).exactOptional() }).exactOptional(),
});
