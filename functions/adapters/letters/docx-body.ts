import { AlignmentType, HeadingLevel, Paragraph, TextRun } from 'docx';
import type { Table } from 'docx';
import { contactLines } from '#core/letters/layout/flow-lines.ts';
import { firstPage } from '#core/letters/layout/first-page.ts';
import { cell, cellsPerRow, rowHeight } from '#core/letters/layout/measures.ts';
import { wholeCell, widthOf } from '#core/letters/layout/signs.ts';
import { isPicture, isTable } from '#core/letters/letter.ts';
import type { Letter, LetterBlock } from '#core/letters/letter.ts';
import { attachmentLines, dateLine, headingMark, publicityWords, salutationLine } from '#core/letters/letter-lines.ts';
import { docxPicture } from './docx-picture.ts';
import { linePitch, styleIds, twips } from './docx-styles.ts';
import { docxTable } from './docx-table.ts';
import type { Picture } from './picture-of.ts';

const paragraph = (text: string, style: string, more: object = {}) => new Paragraph({ style, children: [new TextRun(text)], ...more });

/** Title to notes, in the flow: Word breaks its lines and pages itself, by the grid. */
export function docxBody(letter: Letter, pictures: ReadonlyMap<string, Picture>): (Paragraph | Table)[] {
  const { addressees, opening, body, closing } = letter;
  const texts = [...opening, ...closing].length;
  const ends = (index: number) => (index >= texts - 2 ? { keepNext: true } : {});
  return [
    paragraph(letter.title, styleIds.title, {
      spacing: { before: twips(firstPage(letter).firstRow * rowHeight), after: linePitch, line: linePitch, lineRule: 'exact' },
    }),
    ...(addressees === undefined ? [] : [paragraph(salutationLine(addressees), styleIds.salutation)]),
    ...opening.flatMap((text) => textParagraphs(text)),
    ...blocks(body, pictures),
    ...closing.flatMap((text, index) => textParagraphs(text, ends(opening.length + index))),
    ...attachments(letter),
    ...signature(letter),
  ];
}

function textParagraphs(text: string, more: object = {}): Paragraph[] {
  return text.split('\n').map((part) => paragraph(part.trim(), styleIds.text, more));
}

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

function blocks(body: readonly LetterBlock[], pictures: ReadonlyMap<string, Picture>): (Paragraph | Table)[] {
  const counts = [0, 0, 0, 0, 0];
  return body.flatMap((block): (Paragraph | Table)[] => {
    if (isTable(block)) return [docxTable(block)];
    if (isPicture(block)) return docxPicture(block, pictures.get(block.picture.sha256));
    const { level, text } = block;
    if (level === 0) return textParagraphs(text);
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const marked = `${headingMark(level, counts[level] ?? 1)}${text.replaceAll('\n', ' ')}`;
    return [new Paragraph({ heading: headings[level], children: [new TextRun(marked)] })];
  });
}

function attachments(letter: Letter): Paragraph[] {
  return attachmentLines(letter).map((text, index) => {
    const label = /^(?:附件：|　　　)(?:\d+\.)?/u.exec(text)?.[0] ?? '';
    const hang = widthOf(label) / wholeCell;
    const shown = text.replace(/^　　　/u, '');
    const own = index === 0 ? hang : hang - 3;
    return paragraph(shown, styleIds.attachment, {
      indent: { left: twips((2 + hang) * cell), hanging: twips(own * cell) },
      ...(index === 0 ? { spacing: { before: linePitch, line: linePitch, lineRule: 'exact' } } : {}),
      keepNext: true,
    });
  });
}

/** Two rows for the seal; the date four signs in, the name centred over it as far as two signs allow. */
function signature(letter: Letter): Paragraph[] {
  const { issuer, date, publicity } = letter;
  const on = date === undefined ? '' : dateLine(date);
  const [name, day] = [widthOf(issuer) / wholeCell, widthOf(on) / wholeCell];
  const right = Math.max(2, 4 + day / 2 - name / 2);
  const notes = [...contactLines(letter), ...(publicity === undefined ? [] : [`（公开属性：${publicityWords[publicity]}）`])];
  const row = { line: linePitch, lineRule: 'exact' as const, after: 0 };
  return [
    paragraph(issuer, styleIds.signature, {
      alignment: AlignmentType.RIGHT,
      indent: { right: twips(Math.min(right, cellsPerRow / 2) * cell) },
      spacing: { ...row, before: 2 * linePitch },
    }),
    ...(on === '' ? [] : [paragraph(on, styleIds.signature, { alignment: AlignmentType.RIGHT, indent: { right: twips(4 * cell) } })]),
    ...notes.map((text) => paragraph(text, styleIds.note)),
  ];
}
