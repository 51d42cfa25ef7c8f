import * as z from 'zod';
import type { Case } from '#core/case/case.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Policy } from '#core/policy/policy.ts';
import { lengthOfParagraphs, LONGEST_REPLY } from './paragraph-length.ts';
import type { Paragraph } from './paragraph.ts';
import { givenParagraph, MOST_PARAGRAPHS } from './paragraph-schema.ts';
import { readParagraphs } from './read-paragraphs.ts';
import { refusePictures } from './refuse-pictures.ts';
import { signatureOf, signatureShape } from './signature.ts';
import type { Signature } from './signature.ts';

/** The text of a reply as it is given. */
export const givenParagraphs = z
  .array(givenParagraph)
  .min(1)
  .max(MOST_PARAGRAPHS)
  .refine((all) => lengthOfParagraphs(all) <= LONGEST_REPLY, fault('reply-too-long'));

/** A reply as it is given: to be issued, or to be cleared first. */
export const givenReplyShape = {
  class: z.string().regex(/^[A-Za-z0-9-]{1,8}$/),
  paragraphs: givenParagraphs.exactOptional(),
  /** The same as one plain text, for programs that have no more: it is read into paragraphs. */
  text: plainText(LONGEST_REPLY).exactOptional(),
  ...signatureShape,
};

interface GivenReply extends Signature {
  readonly class: string;
  readonly paragraphs?: readonly Paragraph[];
  readonly text?: string;
}

/** The text comes once: in paragraphs, or as one. */
export const isGivenOnce = ({ paragraphs, text }: Pick<GivenReply, 'paragraphs' | 'text'>): boolean =>
  (paragraphs === undefined) !== (text === undefined);

export const givenTwice = { path: ['paragraphs'], error: fault('reply-once') };

/** The share whose reply it is, and its case. */
export interface ReplyTo {
  readonly found: Pick<Case, 'content' | 'files'>;
  readonly assignmentId: string;
}

/**
 * The reply that was given, as facts of it.
 * @throws Refusal `UnknownReplyClassError`; `NoSuchSuggestionError`; `PictureNotThereError`; `PictureNotPrintableError`; `PicturesTooLargeError`
 */
export function replyGiven(
  { class: replyClass, text = '', paragraphs = readParagraphs(text), ...rest }: GivenReply,
  to: ReplyTo,
  policy: Policy,
) {
  const known = policy.classes.map(({ code }) => code);
  if (!known.includes(replyClass)) throw new Refusal('UnknownReplyClassError', { class: replyClass, known });
  refuseStray(paragraphs, to);
  return { class: replyClass, paragraphs: [...paragraphs], ...signatureOf(rest) };
}

/** @throws Refusal `NoSuchSuggestionError` for a section that answers what was not suggested; for pictures as `refusePictures` */
export function refuseStray(paragraphs: readonly Paragraph[], { found, assignmentId }: ReplyTo): void {
  const { suggestions } = found.content;
  const stray = paragraphs.find(({ answers = 0 }) => answers > suggestions.length)?.answers;
  if (stray !== undefined) throw new Refusal('NoSuchSuggestionError', { answers: stray, last: suggestions.length });
  refusePictures(paragraphs, found, assignmentId);
}
