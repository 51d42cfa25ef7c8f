import * as z from 'zod';
import { fileKinds, fileTargets, scanResults } from '#core/case/attached-file.ts';

/** What is wrong with a file, by its content. */
const fileFaults = [
  'other-size',
  'not-accepted',
  'lies',
  'macros',
  'linked',
  'bomb',
  'two-things',
  'locked',
  'damaged',
  'infected',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** Where the check of an upload stands. */
const checkSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('awaited') }),
  z.object({
    is: z.literal('fit'),
    at: z.string(),
    kind: z.enum(fileKinds),
    size: z.int().positive(),
    sha256: z.string(),
    scan: z.enum(scanResults),
    /** A picture that no letter can print: built up in passes, in the colours of the press, too large to be laid on white. */
    unprintable: z.literal(true).exactOptional(),
  }),
  z.object({ is: z.literal('refused'), at: z.string(), fault: z.enum(fileFaults) }),
]);

/** Something that somebody is about to attach: bound to the person, the case and the place, and no fact of the case yet. */
export const uploadSchema = z.object({
  id: z.string(),
  by: z.string(),
  to: z.enum(fileTargets),
  assignmentId: z.string().exactOptional(),
  name: z.string(),
  /** Bytes, as they were announced: no others are taken. */
  size: z.int().positive(),
  at: z.string(),
  check: checkSchema,
});

export type Upload = z.output<typeof uploadSchema>;
export type FileCheck = Exclude<Upload['check'], { readonly is: 'awaited' }>;
