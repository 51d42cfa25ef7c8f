import * as z from 'zod';
import { oneLine } from '#core/contracts/plain-text.ts';
import { LONGEST_REPLY } from './paragraph-length.ts';

/** As it is stored. */
export const paragraphSchema = z.strictObject({
  level: z.int().min(0).max(4),
  text: z.string(),
  answers: z.int().positive().exactOptional(),
});

export const MOST_PARAGRAPHS = 1000;

const level = z.int().min(0).max(4);
const answers = z.int().min(1).max(20);

/** As it is given: something to read in each. */
export const givenParagraph = z.strictObject({
  level: level.default(0),
  text: oneLine(LONGEST_REPLY),
  answers: answers.exactOptional(),
});

/** As somebody is still writing it: a paragraph may be empty. */
export const draftParagraph = z.strictObject({ level, text: z.string().max(LONGEST_REPLY), answers: answers.exactOptional() });
