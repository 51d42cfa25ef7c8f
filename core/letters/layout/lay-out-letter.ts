import type { Letter } from '../letter.ts';
import { firstPage } from './first-page.ts';
import { signatureLines, textLines } from './flow-lines.ts';
import { imprintBlock, imprintHeight } from './imprint-block.ts';
import type { CodeSquare, FlowLine, LaidOutLetter, Page, PlacedPicture, Rule, Run } from './laid-out.ts';
import { ascent, baselineIn, cell, codeSquare, draftAbove, mmPerPoint, pageNumberBelow, rowHeight, size, textArea } from './measures.ts';
import { paginate } from './paginate.ts';
import { rowsOfPicture } from './picture-lines.ts';
import type { PictureSizes } from './picture-lines.ts';
import { widthOf, wholeCell } from './signs.ts';

/** Where genuine letters are told from others: the eight signs printed, and the address that the square holds. */
export interface CheckCode {
  readonly code: string;
  readonly url: string;
}

/** A letter on its pages, by GB/T 9704-2012: every sign and rule with its place. A draft says so above the text area of each. */
export function layOutLetter(letter: Letter, check?: CheckCode, isDraft = false, sizes: PictureSizes = new Map()): LaidOutLetter {
  const first = firstPage(letter);
  const rows = paginate(textLines(letter, sizes), signatureLines(letter), { firstRow: first.firstRow, imprintRows: imprintHeight(letter) });
  const imprint = imprintBlock(letter);
  const pages = rows.map(({ from, lines }, index): Page => {
    const isLast = index === rows.length - 1;
    const number = letter.form === 'letter' && index === 0 ? [] : [pageNumber(index + 1)];
    const code = isLast && check !== undefined ? codeAt(check, index + 1) : undefined;
    return {
      runs: [
        ...(index === 0 ? first.runs : []),
        ...lines.flatMap((line, row) => runsOf(line, from + row)),
        ...(isLast ? imprint.runs : []),
        ...(code === undefined ? [] : [code.run]),
        ...number,
        ...(isDraft ? [draftRun] : []),
      ],
      pictures: lines.flatMap((line, row) => pictureOf(line, from + row)),
      rules: [...(index === 0 ? first.rules : []), ...tableRules(lines, from), ...(isLast ? imprint.rules : [])],
      ...(code === undefined ? {} : { square: code.square }),
    };
  });
  return { pages };
}

/** In the middle of the measure, and of the rows that it stands in. */
function pictureOf({ picture, paragraph }: FlowLine, row: number): PlacedPicture[] {
  if (picture === undefined) return [];
  const { width, height } = picture;
  const free = rowsOfPicture(height) * rowHeight - height;
  return [{ ...picture, x: textArea.left + (textArea.width - width) / 2, y: textArea.top + row * rowHeight + free / 2, paragraph }];
}

function runsOf({ pieces, role, paragraph, table }: FlowLine, row: number): Run[] {
  return pieces.map(({ text, at, face, size: points, cell: own = cell, column = 0 }) => ({
    ...(table === undefined ? {} : { inTable: { table: table.id, row: table.row, column, isAgain: table.again === true } }),
    text,
    x: textArea.left + at * cell,
    baseline: baselineIn(textArea.top + row * rowHeight, rowHeight, points),
    size: points,
    cell: own,
    face,
    color: 'black',
    role,
    paragraph,
  }));
}

export const draftMark = '草稿';
const draftCell = size.body * mmPerPoint;

/** At the upper right, where nothing else of either form stands. */
const draftRun: Run = {
  text: draftMark,
  x: textArea.left + textArea.width - (widthOf(draftMark) / wholeCell) * draftCell,
  baseline: draftAbove,
  size: size.body,
  cell: draftCell,
  face: 'heading',
  color: 'red',
  role: 'draft',
  paragraph: -62,
};

/** `— 1 —` in 4号 宋体, one sign in from the outer edge: right on odd pages, left on even ones. */
function pageNumber(page: number): Run {
  const own = size.small * mmPerPoint;
  const text = `— ${page} —`;
  const width = (widthOf(text) / wholeCell) * own;
  return {
    text,
    x: page % 2 === 1 ? textArea.left + textArea.width - own - width : textArea.left + own,
    // The dash stands at the middle of its box.
    baseline: textArea.top + textArea.height + pageNumberBelow + (ascent - 0.5) * own,
    size: size.small,
    cell: own,
    face: 'song',
    color: 'black',
    role: 'page-number',
    paragraph: -60,
  };
}

/** Opposite the page number, below the text area. */
function codeAt({ code, url }: CheckCode, page: number): { run: Run; square: CodeSquare } {
  const { side, below } = codeSquare;
  const y = textArea.top + textArea.height + below;
  const isOdd = page % 2 === 1;
  const own = size.code * mmPerPoint;
  const text = `查验码：${code}`;
  const width = (widthOf(text) / wholeCell) * own;
  const x = isOdd ? textArea.left : textArea.left + textArea.width - side;
  return {
    square: { x, y, side, content: url },
    run: {
      text,
      size: size.code,
      cell: own,
      face: 'song',
      color: 'black',
      role: 'code',
      paragraph: -61,
      x: isOdd ? x + side + 2 : x - 2 - width,
      baseline: y + side - 1,
    },
  };
}

const thin = 0.2;

/** Rules around the cells that stand on a page. */
function tableRules(lines: readonly FlowLine[], from: number): Rule[] {
  return lines.flatMap(({ table }, index) => {
    if (table === undefined) return [];
    const y = textArea.top + (from + index) * rowHeight;
    const [before, next] = [lines[index - 1]?.table, lines[index + 1]?.table];
    const across = [...(table.opensRow || before === undefined ? [y] : []), ...(next === undefined ? [y + rowHeight] : [])].map(
      (at): Rule => ({ x: textArea.left, y: at - thin / 2, width: textArea.width, height: thin, color: 'black' }),
    );
    const down = [0, ...table.edges].map((edge): Rule => ({
      x: textArea.left + edge * cell - thin / 2,
      y,
      width: thin,
      height: rowHeight,
      color: 'black',
    }));
    return [...across, ...down];
  });
}
