import { Refusal } from '#core/errors/refusal.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import type { CheckCode } from '#core/letters/layout/lay-out-letter.ts';
import type { Letter } from '#core/letters/letter.ts';
import { numberLine } from '#core/letters/letter-lines.ts';
import type { LetterFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { MissingGlyphsError } from '#functions/adapters/letters/missing-glyphs-error.ts';
import type { Picture } from '#functions/adapters/letters/picture-of.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { renderLetterHtml } from '#functions/adapters/letters/render-letter-html.ts';
import { renderLetterPdf } from '#functions/adapters/letters/render-letter-pdf.ts';
import type { AnsweredFile } from '#functions/platform/http/route.ts';

export const fileTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;

export type FileKind = keyof typeof fileTypes;

export interface ToRender {
  readonly letter: Letter;
  readonly madeAt: Date;
  readonly isDraft: boolean;
  readonly check?: CheckCode;
  readonly fonts: () => LetterFonts;
  /** Those that the letter shows, by their hash. */
  readonly pictures?: ReadonlyMap<string, Picture>;
}

/** The letter as a file. @throws Refusal `GlyphsMissingError` with the characters that the fonts do not have */
export async function renderAs(kind: FileKind, what: ToRender): Promise<AnsweredFile> {
  return { bytes: new Uint8Array(await bytesOf(kind, what)), type: fileTypes[kind], name: `${nameOf(what)}.${kind}` };
}

async function bytesOf(kind: FileKind, { letter, madeAt, isDraft, check, fonts, pictures }: ToRender): Promise<Uint8Array> {
  switch (kind) {
    case 'html':
      return new TextEncoder().encode(renderLetterHtml(letter, isDraft, pictures));
    case 'docx':
      return renderLetterDocx(letter, madeAt, check, isDraft, pictures);
    case 'pdf':
      return pdf(layOutLetter(letter, check, isDraft, pictures), { title: letter.title, issuer: letter.issuer, madeAt }, fonts(), pictures);
  }
}

async function pdf(...parts: Parameters<typeof renderLetterPdf>): Promise<Uint8Array> {
  try {
    return await renderLetterPdf(...parts);
  } catch (error) {
    if (error instanceof MissingGlyphsError) throw new Refusal('GlyphsMissingError', { characters: error.characters });
    throw error;
  }
}

/** `云公提复〔2026〕1号`, or the title; what no file system takes is left out. */
function nameOf({ letter, isDraft }: Pick<ToRender, 'letter' | 'isDraft'>): string {
  const name = letter.number === undefined ? letter.title : numberLine(letter.number);
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 80)}${isDraft ? '（草稿）' : ''}`;
}
