import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { oneLine, plainText } from '#core/contracts/plain-text.ts';
import { letterForms } from './letter-forms.ts';

/** 复函, 会办意见, 交办通知, 催办通知, 督办通知, 征询意见表: all papers of the one machinery. */
const letterKinds = ['reply', 'opinion', 'dispatch', 'chaser', 'supervision', 'feedback-form'] as const;

/** 主动公开, 依申请公开, 不予公开. */
const letterPublicities = ['open', 'on-request', 'withheld'] as const;

/** A paragraph; levels 1 to 4 are the headings 一、（一）1.（1）, numbered by the form, 0 is text. */
const paragraphSchema = z.strictObject({
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  text: plainText(60_000),
});

/** Rows of equal length; the first is the head, and is repeated where the table goes over a page. */
const tableSchema = z.strictObject({
  rows: z
    .array(z.array(z.string().max(2000)).min(1).max(8))
    .min(1)
    .max(400)
    .refine((rows) => rows.every((row) => row.length === rows[0]?.length)),
  /** Widths of the columns in shares of the whole; equal ones unless said. */
  shares: z.array(z.number().positive()).max(8).exactOptional(),
});

/** A picture, by the hash of its content; where it is printed, its caption stands below it. */
const pictureSchema = z.strictObject({
  picture: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), kind: z.enum(['png', 'jpeg']) }),
  caption: z.string().max(400),
});

const letterNumberSchema = z.strictObject({
  /** 机关代字 with the mark of the series: 云经信提复. */
  code: oneLine(24),
  year: z.int().min(1949).max(9999),
  serial: z.int().min(1).max(99_999),
  /** Serials are written with at least so many figures. */
  padded: z.int().min(1).max(5).exactOptional(),
  /** As it is printed, where the unit's own pattern is another than 〔2026〕42号. */
  printed: oneLine(40).exactOptional(),
});

const addresseesSchema = z.strictObject({
  names: z.array(oneLine(60)).min(1).max(300),
  kind: z.enum(['members', 'body', 'lead-unit']),
  /** Members in all, where not every one is named: 等5位. */
  count: z.int().min(2).max(9999).exactOptional(),
});

/** A letter as a model: what stands in it, not how it looks. Renderings are of this alone. */
export const letterSchema = z.strictObject({
  kind: z.enum(letterKinds),
  form: z.enum(letterForms),
  /** 发文机关, full name with its place; signs the letter. */
  issuer: oneLine(60),
  /** 发文机关标志 without 文件; the issuer's name unless said. */
  head: oneLine(60).exactOptional(),
  /** Given at signing, never before. */
  number: letterNumberSchema.exactOptional(),
  signer: oneLine(60).exactOptional(),
  class: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,8}$/u)
    .exactOptional(),
  publicity: z.enum(letterPublicities).exactOptional(),
  session: z.strictObject({ term: z.int().min(1).max(99), meeting: z.int().min(1).max(99) }).exactOptional(),
  caseNumber: oneLine(40).exactOptional(),
  title: oneLine(200),
  addressees: addresseesSchema.exactOptional(),
  /** The proposal's own title. */
  matter: oneLine(150).exactOptional(),
  opening: z.array(plainText(2000)).max(3),
  body: z.array(z.union([paragraphSchema, tableSchema, pictureSchema])).max(2000),
  closing: z.array(plainText(400)).max(6),
  contacts: z.strictObject({
    leader: oneLine(60).exactOptional(),
    handler: oneLine(60).exactOptional(),
    phone: oneLine(40).exactOptional(),
  }),
  /** 附件 by title; the opinion form comes last. */
  attachments: z.array(oneLine(100)).max(30),
  /** 成文日期: the day of signing. */
  date: calendarDateSchema.exactOptional(),
  reports: z.array(oneLine(60)).max(30),
  copies: z.array(oneLine(60)).max(60),
  /** 印发机关 and 印发日期; the file form alone prints them. */
  printed: z.strictObject({ by: oneLine(60), on: calendarDateSchema }).exactOptional(),
  /** What was promised, as sentences of the body, with the day. */
  promises: z.array(z.strictObject({ text: plainText(400), by: calendarDateSchema })).max(100),
});

export type Letter = z.infer<typeof letterSchema>;
export type LetterBlock = Letter['body'][number];
export type LetterTable = z.infer<typeof tableSchema>;

export type LetterPicture = z.infer<typeof pictureSchema>;

export const isPicture = (block: LetterBlock): block is LetterPicture => 'picture' in block;
export const isTable = (block: LetterBlock): block is LetterTable => 'rows' in block;
