import type { Letter } from '../letter.ts';
import { copyLines, dateLine } from '../letter-lines.ts';
import { breakLines } from './break-lines.ts';
import type { Rule, Run } from './laid-out.ts';
import { baselineIn, imprint, mmPerPoint, rowHeight, size, textArea } from './measures.ts';
import { widthOf, wholeCell } from './signs.ts';

interface ImprintRow {
  readonly pieces: readonly { readonly text: string; readonly x: number }[];
  readonly role: 'copies' | 'print';
  /** A rule stands above it. */
  readonly ruled: boolean;
}

const own = size.small * mmPerPoint;
const cells = Math.floor(textArea.width / own) - 2;

/** 版记: copies, and in the file form issuer and day of printing between rules. */
function imprintRowsOf(letter: Letter): ImprintRow[] {
  const copies = copyLines(letter).flatMap((text) => {
    const hang = widthOf(/^[^：]*：/u.exec(text)?.[0] ?? '') / wholeCell;
    return breakLines(text, { cells, first: 0, rest: hang }).map((line, index): ImprintRow => ({
      pieces: [{ text: line.text, x: own * (1 + line.indent / wholeCell) }],
      role: 'copies',
      ruled: index === 0,
    }));
  });
  if (letter.form === 'letter' || letter.printed === undefined) return copies;
  const { by, on } = letter.printed;
  const day = `${dateLine(on)}印发`;
  const right = { text: day, x: textArea.width - own * (1 + widthOf(day) / wholeCell) };
  const fits = widthOf(by) + widthOf(day) <= (cells - 1) * wholeCell;
  if (fits) return [...copies, { pieces: [{ text: by, x: own }, right], role: 'print', ruled: true }];
  const names = breakLines(by, { cells, first: 0, rest: 0 }).map(({ text }, index): ImprintRow => ({
    pieces: [{ text, x: own }],
    role: 'print',
    ruled: index === 0,
  }));
  return [...copies, ...names, { pieces: [right], role: 'print', ruled: false }];
}

/** Rows of the page's grid that the 版记 takes, with one that stays empty above it. */
export function imprintHeight(letter: Letter): number {
  const rows = imprintRowsOf(letter).length;
  return rows === 0 ? 0 : Math.ceil((rows * imprint.row) / rowHeight) + 1;
}

/** At the foot of the text area: its last rule is the area's lower edge. */
export function imprintBlock(letter: Letter): { readonly runs: Run[]; readonly rules: Rule[] } {
  const rows = imprintRowsOf(letter);
  const top = textArea.top + textArea.height - rows.length * imprint.row;
  const runs = rows.flatMap(({ pieces, role }, index) =>
    pieces.map(({ text, x }): Run => ({
      text,
      x: textArea.left + x,
      baseline: baselineIn(top + index * imprint.row, imprint.row, size.small),
      size: size.small,
      cell: own,
      face: 'body',
      color: 'black',
      role,
      paragraph: role === 'print' ? -51 : -50,
    })),
  );
  if (letter.form === 'letter' || rows.length === 0) return { runs, rules: [] };
  const ruled = rows.flatMap((row, index) => (row.ruled ? [top + index * imprint.row] : []));
  return {
    runs,
    rules: [...ruled.map((y, index) => ruleAt(y, index === 0)), ruleAt(textArea.top + textArea.height, true)],
  };
}

function ruleAt(y: number, isOuter: boolean): Rule {
  const height = isOuter ? imprint.outerRule : imprint.innerRule;
  return { x: textArea.left, y: y - height / 2, width: textArea.width, height, color: 'black' };
}
