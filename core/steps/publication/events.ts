import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { letterSchema } from '#core/letters/letter.ts';
import { maskedKinds } from '#core/publication/mask-text.ts';
import { publishedExtents } from '#core/publication/publication.ts';

/** Of the letter, as printed. */
const number = z.string();
const codes = { shape: { letterNumber: z.string() }, of: ({ number: letterNumber }: { readonly number: string }) => ({ letterNumber }) };

/** A reply on the public page (答复公开): asked of its proposers, put there masked, and taken away again with a trace. */
export const events = {
  PublicationAnswered: defineEvent({
    schema: z.strictObject({
      type: z.literal('PublicationAnswered'),
      /** Of the reply it is about. */
      round: z.int().min(0),
      consents: z.boolean(),
      reason: z.string().exactOptional(),
      /** Said on the page that the link of a mail opens, beside the judgement. */
      byLink: z.literal(true).exactOptional(),
    }),
    apply: (found, { type: _type, ...answer }, { at, by }) =>
      isNumbered(found)
        ? { ...found, publicationAnswers: [...(found.publicationAnswers ?? []), { ...answer, personId: by.personId, at }] }
        : found,
    status: 'silent',
    tells: ['publication-answered'],
  }),

  ReplyPublished: defineEvent({
    schema: z.strictObject({
      type: z.literal('ReplyPublished'),
      ...ofAssignment,
      round: z.int().min(0),
      number,
      extent: z.enum(publishedExtents),
      /** The masked copy, as it is on the public page; of a summary without its text. */
      letter: letterSchema,
      masked: z.array(z.strictObject({ what: z.enum(maskedKinds), count: z.int().min(1) })),
    }),
    apply: (found, { type: _type, assignmentId, ...published }, { at }) =>
      onAssignment(found, assignmentId, ({ publications = [] }) => ({
        // One reply of a share is public at a time: a later one takes the place of the earlier.
        publications: [
          ...publications.map((one) => (one.withdrawn === undefined ? { ...one, withdrawn: { at } } : one)),
          { ...published, at },
        ],
      })),
    status: { type: 'assignment.reply_published', about: 'assignment', codes },
    tells: [],
  }),

  PublicationWithdrawn: defineEvent({
    schema: z.strictObject({
      type: z.literal('PublicationWithdrawn'),
      ...ofAssignment,
      number,
      reason: z.string().exactOptional(),
      /** A proposer does not agree any more. */
      consentWithdrawn: z.literal(true).exactOptional(),
      /** The number of the letter that corrects it, and is not for everybody. */
      correctedBy: z.string().exactOptional(),
    }),
    apply: (found, { type: _type, assignmentId, number: withdrawnNumber, ...why }, { at }) =>
      onAssignment(found, assignmentId, ({ publications = [] }) => ({
        publications: publications.map((one) =>
          one.number === withdrawnNumber && one.withdrawn === undefined ? { ...one, withdrawn: { at, ...why } } : one,
        ),
      })),
    status: { type: 'assignment.publication_withdrawn', about: 'assignment', codes },
    tells: ['publication-withdrawn'],
  }),
} as const;
