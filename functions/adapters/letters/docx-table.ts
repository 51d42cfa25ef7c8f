import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import { textArea } from '#core/letters/layout/measures.ts';
import type { LetterTable } from '#core/letters/letter.ts';
import { docxFonts, styleIds, twips } from './docx-styles.ts';

/** A table as wide as the text area; its head comes again on each page, and no row is cut. */
export function docxTable({ rows, shares }: LetterTable): Table {
  const columns = rows[0]?.length ?? 1;
  const given = shares?.length === columns ? shares : Array.from({ length: columns }, () => 1);
  const sum = given.reduce((total, one) => total + one, 0);
  const widths = given.map((share) => twips((share / sum) * textArea.width));
  return new Table({
    width: { size: twips(textArea.width), type: WidthType.DXA },
    columnWidths: widths,
    // Programs that fit columns to their text would give other widths than the printed letter has.
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          ...(index === 0 ? { tableHeader: true } : {}),
          children: row.map((text, column) => cellOf(text, widths[column] ?? 0, index === 0)),
        }),
    ),
  });
}

function cellOf(text: string, width: number, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          style: styleIds.cell,
          ...(isHead ? { alignment: AlignmentType.CENTER, keepNext: true } : {}),
          children: [new TextRun({ text: part, ...(isHead ? { font: docxFonts.heading } : {}) })],
        }),
    ),
  });
}
