import type { Letter } from '../letter.ts';
import { numberLine } from '../letter-lines.ts';
import type { Rule, Run, Role } from './laid-out.ts';
import { ascent, baselineIn, cell, fileForm, letterForm, mmPerPoint, paper, rowHeight, size, textArea } from './measures.ts';
import { widthOf, wholeCell } from './signs.ts';

/** What stands above the title, and the row the flow begins in. */
export interface FirstPage {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  readonly firstRow: number;
}

export const firstPage = (letter: Letter): FirstPage => (letter.form === 'file' ? fileHead(letter) : letterHead(letter));

const box = size.body * mmPerPoint;
const cellsOf = (text: string): number => widthOf(text) / wholeCell;
const rowTop = (row: number): number => textArea.top + row * rowHeight;

/** 发文机关标志, in red, as large as the width allows. */
function redHead(
  text: string,
  top: number,
  { largest, middle }: { readonly largest: number; readonly middle: number },
): { run: Run; bottom: number } {
  const points = Math.min(largest, Math.floor(((textArea.width - 4) / cellsOf(text) / mmPerPoint) * 2) / 2);
  const own = points * mmPerPoint;
  const run: Run = {
    text,
    x: middle - (cellsOf(text) * own) / 2,
    baseline: top + ascent * own,
    size: points,
    cell: own,
    face: 'title',
    color: 'red',
    role: 'head',
    paragraph: -10,
  };
  return { run, bottom: top + own };
}

/** On the grid, `at` cells from the left edge of the text area. */
function onGrid(text: string, at: number, baseline: number, role: Role): Run {
  return {
    text,
    x: textArea.left + at * cell,
    baseline,
    size: size.body,
    cell,
    color: 'black',
    role,
    face: role === 'class' ? 'heading' : 'body',
    paragraph: role === 'class' ? -12 : -11,
  };
}

/** Head, two rows, number, red rule 4 mm below it, two rows; the class stands at the right of the first of them. */
function fileHead({ head, issuer, number, signer, class: mark }: Letter): FirstPage {
  const red = redHead(`${head ?? issuer}文件`, textArea.top + fileForm.headBelowTextTop, {
    largest: fileForm.largestHead,
    middle: textArea.left + textArea.width / 2,
  });
  const numberRow = Math.ceil((red.bottom - textArea.top) / rowHeight) + 1;
  const numberTop = rowTop(numberRow) + (rowHeight - box) / 2;
  const baseline = numberTop + ascent * box;
  const text = number === undefined ? '' : numberLine(number);
  const runs: Run[] = [red.run];
  if (signer === undefined) {
    if (text !== '') runs.push(onGrid(text, (textArea.width / cell - cellsOf(text)) / 2, baseline, 'number'));
  } else {
    const signed = `签发人：${signer}`;
    if (text !== '') runs.push(onGrid(text, 1, baseline, 'number'));
    runs.push(onGrid(signed, textArea.width / cell - 1 - cellsOf(signed), baseline, 'number'));
  }
  const rule = numberTop + box + fileForm.ruleBelowNumber;
  const afterRule = Math.ceil((rule + fileForm.ruleThickness - textArea.top) / rowHeight);
  if (mark !== undefined) runs.push(classMark(mark, afterRule));
  return {
    runs,
    rules: [{ x: textArea.left, y: rule, width: textArea.width, height: fileForm.ruleThickness, color: 'red' }],
    firstRow: afterRule + fileForm.rowsBeforeTitle,
  };
}

function classMark(mark: string, row: number): Run {
  const text = `${mark}类`;
  return onGrid(text, textArea.width / cell - cellsOf(text), baselineIn(rowTop(row), rowHeight, size.body), 'class');
}

/** Head 30 mm from the page's edge, double rules, number flush right below the first. */
function letterHead({ head, issuer, number, signer, class: mark }: Letter): FirstPage {
  const red = redHead(head ?? issuer, letterForm.headTop, { largest: letterForm.largestHead, middle: paper.width / 2 });
  const upper = red.bottom + letterForm.ruleBelowHead;
  const { thick, thin, gap } = letterForm;
  const numberTop = upper + thick + gap + thin + letterForm.numberBelowRule;
  const baseline = numberTop + ascent * box;
  const runs: Run[] = [red.run];
  const text = number === undefined ? '' : numberLine(number);
  if (text !== '') runs.push(onGrid(text, textArea.width / cell - cellsOf(text), baseline, 'number'));
  if (signer !== undefined) runs.push(onGrid(`签发人：${signer}`, 0, baseline, 'number'));
  const afterNumber = Math.ceil((numberTop + box - textArea.top) / rowHeight - 0.2);
  if (mark !== undefined) runs.push(classMark(mark, afterNumber));
  const lower = paper.height - letterForm.lowerRuleAboveBottom;
  const bars = [
    [upper, thick],
    [upper + thick + gap, thin],
    [lower - thick - gap - thin, thin],
    [lower - thick, thick],
  ] as const;
  const x = (paper.width - letterForm.ruleWidth) / 2;
  return {
    runs,
    rules: bars.map(([y, height]) => ({ x, y, width: letterForm.ruleWidth, height, color: 'red' })),
    firstRow: afterNumber + 2,
  };
}
