import { AlignmentType, LineRuleType } from 'docx';
import type { IStylesOptions } from 'docx';
import { cell, mmPerPoint, size } from '#core/letters/layout/measures.ts';

/** Millimetres as twentieths of a point. */
export const twips = (mm: number): number => Math.round((mm / mmPerPoint) * 20);

/** Row of the grid: 28.95 pt. */
export const linePitch = 579;
/** In 4096ths of a point: 28 signs of 16 pt in 156 mm. */
export const charSpace = -849;

// As offices have them; not shipped with the file.
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' } as const;
export const docxFonts = {
  body: { ...song, eastAsia: '仿宋_GB2312' },
  title: { ...song, eastAsia: '方正小标宋简体' },
  heading: { ...song, eastAsia: '黑体' },
  kai: { ...song, eastAsia: '楷体_GB2312' },
  song: { ...song, eastAsia: '宋体' },
} as const;

export const styleIds = {
  title: 'LetterTitle',
  salutation: 'LetterSalutation',
  text: 'LetterText',
  head: 'LetterHead',
  number: 'LetterNumber',
  class: 'LetterClass',
  signature: 'LetterSignature',
  note: 'LetterNote',
  attachment: 'LetterAttachment',
  imprint: 'LetterImprint',
  pageNumber: 'LetterPageNumber',
  cell: 'LetterCell',
  caption: 'LetterCaption',
} as const;

const row = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
const indented = { firstLine: twips(2 * cell) } as const;

function style(id: string, name: string, points: number, font: (typeof docxFonts)[keyof typeof docxFonts], paragraph: object) {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { size: points * 2, font }, paragraph: { spacing: row, ...paragraph } };
}

/** Named styles, so that an office edits text and not forms. */
export function docxStyles(): IStylesOptions {
  const heading = (font: (typeof docxFonts)[keyof typeof docxFonts]) => ({
    run: { size: size.body * 2, font, bold: false, color: '000000' },
    paragraph: { spacing: row, indent: indented, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { size: size.body * 2, font: docxFonts.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        paragraph: { spacing: row },
      },
      heading1: heading(docxFonts.heading),
      heading2: heading(docxFonts.kai),
      heading3: heading(docxFonts.body),
      heading4: heading(docxFonts.body),
    },
    paragraphStyles: [
      style(styleIds.head, '发文机关标志', 48, docxFonts.title, { alignment: AlignmentType.CENTER }),
      style(styleIds.number, '发文字号', size.body, docxFonts.body, { spacing: { ...row, line: size.body * 20 } }),
      style(styleIds.class, '办理结果类别', size.body, docxFonts.heading, { alignment: AlignmentType.RIGHT }),
      style(styleIds.title, '公文标题', size.title, docxFonts.title, { alignment: AlignmentType.CENTER, outlineLevel: 0 }),
      style(styleIds.salutation, '主送', size.body, docxFonts.body, {}),
      style(styleIds.text, '公文正文', size.body, docxFonts.body, { indent: indented, alignment: AlignmentType.BOTH }),
      style(styleIds.attachment, '附件说明', size.body, docxFonts.body, {}),
      style(styleIds.signature, '署名与成文日期', size.body, docxFonts.body, { alignment: AlignmentType.RIGHT, keepNext: true }),
      style(styleIds.note, '附注', size.body, docxFonts.body, { indent: indented }),
      style(styleIds.imprint, '版记', size.small, docxFonts.body, {}),
      style(styleIds.pageNumber, '页码', size.small, docxFonts.song, { spacing: { ...row, line: size.small * 20 } }),
      style(styleIds.caption, '图名', size.body, docxFonts.kai, { alignment: AlignmentType.CENTER }),
      style(styleIds.cell, '表格文字', size.body, docxFonts.body, {}),
    ],
  };
}
