import * as z from 'zod';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { letterForms } from '#core/letters/letter-forms.ts';

const words = z.strictObject({
  title: oneLine(100).exactOptional(),
  opening: oneLine(400).exactOptional(),
  openingDirect: oneLine(400).exactOptional(),
  closing: z.array(oneLine(200)).max(6).exactOptional(),
  /** 征询意见表, the last attachment of a reply. */
  form: oneLine(60).exactOptional(),
});

/** What a unit may have otherwise than the body. */
const ofUnit = {
  form: z.enum(letterForms).exactOptional(),
  reply: words.exactOptional(),
  opinion: words.exactOptional(),
};

/** How letters look and are worded here; what is left out is said by the preset, with the body's own place in it. */
export const lettersSchema = z.strictObject({
  ...ofUnit,
  /** Whose committee it is, as titles name it: 区政协. */
  committee: oneLine(30).exactOptional(),
  /** Who passed the proposals on: 区政府. */
  passedBy: oneLine(30).exactOptional(),
  reports: z.array(oneLine(60)).max(30).exactOptional(),
  /** Offices that get a copy, beside the co-handlers. */
  copies: z.array(oneLine(60)).max(30).exactOptional(),
  /** So many members are named one by one; more are written to as 等N位. */
  mostNamed: z.int().min(1).max(30).exactOptional(),
  /** Units whose letters are otherwise, by id. */
  units: z.record(identifier, z.strictObject(ofUnit)).exactOptional(),
});

export type LettersPolicy = z.infer<typeof lettersSchema>;
