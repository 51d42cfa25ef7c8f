import * as z from 'zod';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { clearanceSteps } from '#core/case/clearance/clearance.ts';
import type { ClearanceStep } from '#core/case/clearance/clearance.ts';
import { fault } from '#core/contracts/fault-texts.ts';

/** 文件式 and 信函式; named apart from the letters' own forms, for values of forms have one name in all of them. */
const letterForms = ['file-form', 'letter-form'] as const;

/** Who signs: any of the unit's leaders, or its head (主要负责人) alone. */
const signers = ['unit-leader', 'unit-head'] as const;

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
  /** 文件式 or 信函式. */
  form: z.enum(letterForms).exactOptional(),
  reply: words.exactOptional(),
  opinion: words.exactOptional(),
  /** 更正函; {corrected} is the number of the letter that is corrected, {correctedOn} its day. */
  correction: words.exactOptional(),
  /** What a reply goes through before it is out (会签、核稿、签发), in this order; none: it is issued at once. */
  clearance: z
    .array(z.enum(clearanceSteps))
    .max(clearanceSteps.length)
    .refine((steps) => steps.length === 0 || steps.at(-1) === 'sign', fault('clearance-without-signing'))
    .refine((steps) => steps.join() === clearanceSteps.filter((step) => steps.includes(step)).join(), fault('clearance-out-of-order'))
    .exactOptional(),
  /** The office looks over a reply that was signed, before it goes out; a reply is then always signed first. */
  replyReview: z.boolean().exactOptional(),
  signedBy: z.enum(signers).exactOptional(),
  /** Of cases that the committee marked (重点提案). */
  keyCasesSignedBy: z.enum(signers).exactOptional(),
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
  /** Numbers of co-handlers' opinions, `{unit}` the 机关代字, `{year}`, `{n}`; absent: an opinion has none. */
  opinionNumber: z.strictObject({ pattern: z.string().includes('{n}').includes('{unit}').includes('{year}') }).exactOptional(),
  /** Units whose letters are otherwise, by id. */
  units: z.record(identifier, z.strictObject(ofUnit)).exactOptional(),
});

type LettersPolicy = z.infer<typeof lettersSchema>;

interface WithLetters {
  readonly letters?: LettersPolicy | undefined;
}

/** What a reply of that unit goes through before it is out; nothing where the policy has no chain. */
export function chainOf({ letters }: WithLetters, unitId: string): readonly ClearanceStep[] {
  const chain = letters?.units?.[unitId]?.clearance ?? letters?.clearance ?? [];
  // What is reviewed was signed.
  return chain.length === 0 && isReviewed({ letters }, unitId) ? ['sign'] : chain;
}

/** Whether the office reviews that unit's replies (复函审核). */
export function isReviewed({ letters }: WithLetters, unitId: string): boolean {
  return letters?.units?.[unitId]?.replyReview ?? letters?.replyReview ?? false;
}

/** Who signs a unit's letters. */
export function signerOf({ letters }: WithLetters, unitId: string, isKeyCase: boolean): (typeof signers)[number] {
  const own = letters?.units?.[unitId];
  const usual = own?.signedBy ?? letters?.signedBy ?? 'unit-leader';
  return isKeyCase ? (own?.keyCasesSignedBy ?? letters?.keyCasesSignedBy ?? usual) : usual;
}
