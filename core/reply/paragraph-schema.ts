import * as z from 'zod';
import { fault } from '#core/contracts/fault-texts.ts';
import { identifier, plainText } from '#core/contracts/plain-text.ts';
import { LONGEST_REPLY } from './paragraph-length.ts';
import { isTableText } from './table-text.ts';

const table = z.literal(true).exactOptional();

/** As it is stored. */
export const paragraphSchema = z.strictObject({
  level: z.int().min(0).max(4),
  text: z.string(),
  answers: z.int().positive().exactOptional(),
  table,
  picture: z.string().exactOptional(),
});

export const MOST_PARAGRAPHS = 1000;

const level = z.int().min(0).max(4);
const answers = z.int().min(1).max(20);
const LONGEST_CAPTION = 100;
const shown = { table, picture: identifier.exactOptional() };

/** As it is given: something to read in each, one line but of a table. */
export const givenParagraph = z
  .strictObject({ level: level.default(0), text: plainText(LONGEST_REPLY), answers: answers.exactOptional(), ...shown })
  .refine((one) => one.table === true || !one.text.includes('\n'), { path: ['text'], error: fault('one-line') })
  .refine((one) => one.table !== true || isTableText(one.text), { path: ['text'], error: fault('table-shape') })
  .refine((one) => one.picture === undefined || one.text.length <= LONGEST_CAPTION, { path: ['text'], error: fault('caption-long') })
  .refine(({ level: own, ...one }) => [own > 0, one.table === true, one.picture !== undefined].filter(Boolean).length <= 1, {
    path: ['level'],
    error: fault('one-kind'),
  });

/** As somebody is still writing it: a paragraph may be empty. */
export const draftParagraph = z.strictObject({ level, text: z.string().max(LONGEST_REPLY), answers: answers.exactOptional(), ...shown });
