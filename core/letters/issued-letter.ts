import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { letterSchema } from './letter.ts';

/** 复函, 会办意见, 更正函. */
export const issuedKinds = ['reply', 'opinion', 'correction'] as const;

/** A letter as it went out: it never changes any more. */
export const sealedShape = {
  /** 0 the first handling, 1 and up the redo rounds. */
  round: z.int().min(0),
  /** Its day. */
  on: calendarDateSchema,
  letter: letterSchema,
  /** SHA-256 of the letter's canonical JSON, in hexadecimal figures. */
  letterHash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Eight characters that are printed on the letter, to ask after it. */
  checkCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/u),
};

const sealedSchema = z.strictObject(sealedShape);

export interface IssuedLetter extends z.infer<typeof sealedSchema> {
  readonly kind: (typeof issuedKinds)[number];
  /** As printed: 云经信提复〔2026〕42号. */
  readonly number: string;
  /** The number of the letter that this one corrects. */
  readonly corrects?: string;
  /** The day of that letter. */
  readonly correctsOn?: string;
}
