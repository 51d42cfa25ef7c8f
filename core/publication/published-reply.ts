import * as z from 'zod';
import type { Case } from '#core/case/case.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListItem } from '#core/view/view-items.ts';
import { onPublicPage } from './may-publish.ts';
import { publishedExtents } from './publication.ts';

/** A line of the list of published replies: what stands on the letter's face, and where the copy is found. */
export const publishedReplySchema = z.strictObject({
  proposalId: z.string(),
  assignmentId: z.string(),
  /** The code that is printed on the letter: its address. */
  code: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  /** The letter's own day. */
  on: z.string(),
  class: z.string().exactOptional(),
  extent: z.enum(publishedExtents),
});

export type PublishedReply = z.infer<typeof publishedReplySchema>;

/** What the list table holds so that the public page finds a reply: nothing but what is public. */
export function publishedItems(body: string, found: Case): readonly ListItem[] {
  if (!isNumbered(found)) return [];
  return assignmentsOf(found).flatMap((share) => {
    const published = onPublicPage(found, share);
    const issued = share.letters?.findLast(({ number }) => number === published?.number);
    if (published === undefined || issued === undefined) return [];
    const { letter, number, extent, at } = published;
    const code = issued.checkCode;
    const line: PublishedReply = {
      proposalId: found.id,
      assignmentId: share.id,
      code,
      number,
      title: letter.title,
      issuer: letter.issuer,
      on: issued.on,
      ...(letter.class === undefined ? {} : { class: letter.class }),
      extent,
    };
    const said = JSON.stringify(line);
    return [
      { pk: listKeys.published(body), sk: `${at}#${code}`, published: said },
      { pk: listKeys.publishedReply(body, code), sk: 'reply', published: said },
    ];
  });
}
