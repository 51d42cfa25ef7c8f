import { headingMark, dateLine, numberLine, salutationLine } from '#core/letters/letter-lines.ts';
import { isPicture, isTable } from '#core/letters/letter.ts';
import type { Letter } from '#core/letters/letter.ts';

/** A public copy as lines of text, for whoever looks it over before it is published. */
export function publicLines(letter: Letter): string[] {
  const { number, title, addressees, opening, body, closing, issuer, date } = letter;
  const counts = [0, 0, 0, 0, 0];
  const blocks = body.flatMap((block) => {
    if (isTable(block)) return block.rows.map((row) => row.join('　'));
    if (isPicture(block)) return [block.caption];
    const { level, text } = block;
    if (level === 0) return text.split('\n');
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    return [`${headingMark(level, counts[level] ?? 1)}${text}`];
  });
  return [
    ...(number === undefined ? [] : [numberLine(number)]),
    title,
    ...(addressees === undefined ? [] : [salutationLine(addressees)]),
    ...opening,
    ...blocks,
    ...closing,
    issuer,
    ...(date === undefined ? [] : [dateLine(date)]),
  ];
}
