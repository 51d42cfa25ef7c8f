import * as z from 'zod';
import { readSight } from '#core/access/sight/read-sight.ts';
import { show } from '#core/access/sight/show.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import type { Letter } from '#core/letters/letter.ts';
import { printedCode } from '#core/letters/letter-check.ts';
import { numberLine } from '#core/letters/letter-lines.ts';
import { drawnPages, drawnPageSchema } from '#functions/adapters/letters/drawn-pages.ts';
import { missingGlyphs } from '#functions/adapters/letters/render-letter-pdf.ts';
import { contextOf, nothing } from '#functions/platform/http/route.ts';
import { picturesIn } from '../pictures-in.ts';
import { letterShown } from '../letter-shown.ts';
import type { LetterShown } from '../letter-shown.ts';
import { publicCopyBody, publicCopySchema } from '../public-copy-body.ts';
import { fileTypes, renderAs } from '../render.ts';
import type { ToRender } from '../render.ts';
import { defineRoute } from '../route.ts';

const term = z.object({ zh: z.string(), en: z.string() });

const letterSchema = z.object({
  id: z.string(),
  assignmentId: z.string(),
  round: z.int(),
  state: z.enum(['draft', 'issued']),
  /** 文件式 or 信函式: that of the unit, or the one that was asked for. */
  form: z.enum(['file', 'letter']),
  title: z.string(),
  /** As printed; given at signing. */
  number: z.string().exactOptional(),
  date: z.string().exactOptional(),
  /** What a draft lacks before it may be issued. */
  missing: z.array(z.object({ field: z.string(), name: term })),
  /** Characters that the typeface lacks: with them it cannot be printed. */
  unprintable: z.array(z.string()),
  /** What of it would be published, or is; where replies are published at all. */
  publicCopy: publicCopySchema.exactOptional(),
  /** Pictures that cannot be printed, by their captions: an empty frame stands for each. */
  lostPictures: z.array(z.string()),
  pages: z.array(drawnPageSchema),
});

type Answered = z.input<typeof letterSchema>;

/** A letter as it is or will be printed: as pages to be drawn, or as a file. */
export const readLetterOfShare = defineRoute({
  method: 'GET',
  path: '/v1/proposals/{id}/assignments/{assignmentId}/letter',
  operationId: 'readLetterOfShare',
  tag: 'letters',
  summary: {
    zh: '承办单位的信函：版面（as=pages）或文件；发出前为草稿，仅本单位可见',
    en: 'The letter of a share as pages or as a file; before it is issued a draft, which its unit alone sees',
  },
  command: false,
  files: Object.values(fileTypes),
  params: z.strictObject({ id: identifier, assignmentId: identifier }),
  query: z.strictObject({
    form: z.enum(['file', 'letter']).exactOptional(),
    /** Of one that was issued, as printed; the latest unless named. */
    number: z.string().max(60).exactOptional(),
    as: z.enum(['pages', 'pdf', 'docx', 'html']).default('pages'),
  }),
  body: nothing,
  response: letterSchema,
  handle: async ({ principal, services, found, params: { id, assignmentId }, query: { form, number, as } }) => {
    const shown = await letterShown({ principal, services, found }, id, assignmentId, number);
    const letter = inForm(shown.letter, form);
    const { fonts, portalUrl, contents } = services;
    const pictures = await picturesIn(letter, contents);
    const { madeAt, isDraft, checkCode } = shown;
    const check = checkCode === undefined ? {} : { check: { code: printedCode(checkCode), url: `${portalUrl}/check/${checkCode}` } };
    const copy = publicCopyBody(shown.state, letter, await contextOf({ principal, services }));
    const body = answered({ ...shown, letter }, id, { fonts, pictures, ...check, copy });
    if (as === 'pages') return { version: shown.visible.seq, body };
    return { body, file: await renderAs(as, { letter, madeAt, isDraft, fonts, pictures, ...check }) };
  },
});

/** The other form prints the same letter; a letter in the letter form has no print line. */
function inForm(letter: Letter, form: Letter['form'] | undefined): Letter {
  if (form === undefined || form === letter.form) return letter;
  const { printed: _printed, ...rest } = letter;
  const { issuer, date } = letter;
  return form === 'letter' || date === undefined ? { ...rest, form } : { ...rest, form, printed: { by: issuer, on: date } };
}

type Printing = Pick<ToRender, 'fonts' | 'check' | 'pictures'> & { readonly copy: Pick<Answered, 'publicCopy'> };

function answered({ visible, assignment, letter, missing, isDraft }: LetterShown, id: string, printing: Printing): Answered {
  const { fonts, check, pictures, copy } = printing;
  const laidOut = layOutLetter(letter, check, isDraft, pictures);
  const whole: Answered = {
    id,
    assignmentId: assignment.id,
    round: assignment.round,
    state: isDraft ? 'draft' : 'issued',
    form: letter.form,
    title: letter.title,
    ...(letter.number === undefined ? {} : { number: numberLine(letter.number) }),
    ...(letter.date === undefined ? {} : { date: letter.date }),
    missing: missing.map(({ field, term: name }) => ({ field, name })),
    unprintable: missingGlyphs(laidOut, fonts()),
    ...copy,
    lostPictures: laidOut.pages.flatMap((page) => page.pictures.flatMap(({ isMissing, caption }) => (isMissing ? [caption] : []))),
    pages: drawnPages(laidOut, pictures),
  };
  return show<Answered>(readSight.letter.fields, whole, visible.look, { unitIds: [assignment.unitId], personIds: [] });
}
