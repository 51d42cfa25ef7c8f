import * as z from 'zod';
import { fieldNames } from '#core/letters/read/letter-record.ts';
import type { LetterReading } from '#core/letters/read/letter-record.ts';
import { needsLook } from '#core/letters/read/needs-look.ts';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { fieldTerms, flagTerms, surenessTerms } from '#core/letters/read/reading-terms.ts';
import { sayField } from '#core/letters/read/say-field.ts';
import { nothing } from '#functions/platform/http/route.ts';
import { defineRoute } from '../route.ts';
import { textOfUpload } from '../text-of-upload.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const place = z.object({ start: z.int(), end: z.int() });

const MOST_SHOWN = 120_000;

const readingSchema = z.object({
  /** The text of the file; places count in it. Cut where it is very long. */
  text: z.string(),
  fields: z.array(
    z.object({
      name: z.enum(fieldNames),
      term,
      said: z.string(),
      sure: z.enum(['certain', 'likely', 'guessed']),
      sureName: term,
      at: z.array(place),
    }),
  ),
  /** What somebody should look at. */
  flags: z.array(z.object({ kind: z.string(), name: term, text: z.string(), at: place })),
  missing: z.array(z.object({ name: z.enum(fieldNames), term })),
  /** What somebody has to look at before it is filed among former letters; nothing where it may be filed as it is. */
  look: z.array(term),
});

/** Reads a letter of any office; it is kept nowhere. */
export const readLetterFile = defineRoute({
  method: 'POST',
  path: '/v1/letters/readings',
  operationId: 'readLetterFile',
  tag: 'letters',
  summary: {
    zh: '读取一份复函文件（.docx、PDF、网页、文本），列出各项及其出处；不保存',
    en: 'Read a letter from a file (.docx, PDF, HTML, text): its fields and where they stand; nothing is kept',
  },
  command: false,
  takesFile: true,
  params: nothing,
  query: nothing,
  body: nothing,
  response: readingSchema,
  handle: async ({ bytes }) => {
    const text = await textOfUpload(bytes);
    return { body: { text: text.slice(0, MOST_SHOWN), ...told(readLetter(text)) } };
  },
});

function told({ fields, flags, missing }: LetterReading): Omit<z.input<typeof readingSchema>, 'text'> {
  return {
    fields: fieldNames.flatMap((name) => {
      const found = fields[name];
      if (found === undefined) return [];
      const { sure, at } = found;
      const said = sayField(name, fields);
      return [
        { name, term: fieldTerms[name], said, sure, sureName: surenessTerms[sure], at: at.map(({ start, end }) => ({ start, end })) },
      ];
    }),
    flags: flags.map(({ kind, text, at: { start, end } }) => ({ kind, name: flagTerms[kind], text, at: { start, end } })),
    missing: missing.map((name) => ({ name, term: fieldTerms[name] })),
    look: needsLook({ fields, flags, missing }),
  };
}
