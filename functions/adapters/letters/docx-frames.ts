import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx';
import type { IParagraphOptions } from 'docx';
import { firstPage } from '#core/letters/layout/first-page.ts';
import type { Run } from '#core/letters/layout/laid-out.ts';
import { ascent, fileForm, imprint, letterForm, mmPerPoint, paper, size, textArea } from '#core/letters/layout/measures.ts';
import type { Letter } from '#core/letters/letter.ts';
import { copyLines, dateLine } from '#core/letters/letter-lines.ts';
import { docxFonts, styleIds, twips } from './docx-styles.ts';

const red = 'E60012';
/** Millimetres as eighths of a point, in which borders are told. */
export const eighths = (mm: number): number => Math.round((mm / mmPerPoint) * 8);
const wholePoints = (mm: number): number => Math.round(mm / mmPerPoint);

/** At a place of the page, out of the flow: what the standard gives in millimetres stands there in any program. */
function framed(y: number, height: number, { x, width }: { readonly x: number; readonly width: number }): Pick<IParagraphOptions, 'frame'> {
  return {
    frame: {
      type: 'absolute',
      position: { x: twips(x), y: twips(y) },
      width: twips(width),
      height: twips(height),
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      wrap: FrameWrap.NONE,
    },
  };
}

/** Head, number and class of the first page with the red rules that hang on them. */
export function firstPageFrames(letter: Letter): Paragraph[] {
  const { runs } = firstPage(letter);
  const numbers = runs.filter(({ role }) => role === 'number');
  return runs.flatMap((run) => {
    if (run.role === 'head') return [headFrame(run, letter.form)];
    if (run.role === 'class') return [lineFrame(run, { alignment: AlignmentType.RIGHT }, styleIds.class)];
    if (run !== numbers[0]) return [];
    return [numberFrame(numbers, letter.form)];
  });
}

function headFrame(run: Run, form: Letter['form']): Paragraph {
  const height = run.size * mmPerPoint;
  const place =
    form === 'file'
      ? { x: textArea.left, width: textArea.width }
      : { x: (paper.width - letterForm.ruleWidth) / 2, width: letterForm.ruleWidth };
  return new Paragraph({
    style: styleIds.head,
    alignment: AlignmentType.CENTER,
    spacing: { line: run.size * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...framed(run.baseline - ascent * height, height, place),
    ...(form === 'file'
      ? {}
      : {
          border: {
            bottom: {
              style: BorderStyle.THICK_THIN_SMALL_GAP,
              color: red,
              size: eighths(letterForm.thick),
              space: wholePoints(letterForm.ruleBelowHead),
            },
          },
        }),
    children: [new TextRun({ text: run.text, size: run.size * 2, color: red, font: docxFonts.title })],
  });
}

function numberFrame(runs: readonly Run[], form: Letter['form']): Paragraph {
  const [first] = runs;
  if (first === undefined) return new Paragraph({});
  const alone = runs.length === 1;
  const text = runs.map((run) => run.text).join('\t');
  const options: Partial<IParagraphOptions> =
    form === 'file'
      ? {
          alignment: alone ? AlignmentType.CENTER : AlignmentType.LEFT,
          border: {
            bottom: {
              style: BorderStyle.SINGLE,
              color: red,
              size: eighths(fileForm.ruleThickness),
              space: wholePoints(fileForm.ruleBelowNumber),
            },
          },
        }
      : { alignment: AlignmentType.RIGHT };
  return lineFrame(
    { ...first, text },
    { ...options, ...(alone ? {} : { tabStops: [{ type: TabStopType.RIGHT, position: twips(textArea.width) }] }) },
    styleIds.number,
  );
}

function lineFrame(run: Run, options: Partial<IParagraphOptions>, style: string): Paragraph {
  const height = run.size * mmPerPoint;
  return new Paragraph({
    style,
    spacing: { line: run.size * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...framed(run.baseline - ascent * height, height, { x: textArea.left, width: textArea.width }),
    ...options,
    children: [tabbed(run.text)],
  });
}

/** 版记 at the foot of the text area of the last page. */
export function imprintFrames(letter: Letter): Paragraph[] {
  const own = size.small * mmPerPoint;
  const { form, printed } = letter;
  const copies = copyLines(letter).map((text) => ({ text, print: false }));
  const lines =
    form === 'file' && printed !== undefined ? [...copies, { text: `${printed.by}\t${dateLine(printed.on)}印发`, print: true }] : copies;
  return lines.map(({ text, print }, index) => {
    const border = form === 'letter' ? {} : { border: ruled(index === 0, index === lines.length - 1) };
    const hang = text.startsWith('报') ? 2 : 3;
    return new Paragraph({
      style: styleIds.imprint,
      spacing: { line: twips(imprint.row), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      frame: {
        type: 'alignment',
        alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
        width: twips(textArea.width),
        height: twips(lines.length * imprint.row),
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
        wrap: FrameWrap.NONE,
      },
      ...border,
      indent: print
        ? { left: twips(own), right: twips(own) }
        : { left: twips(own * (1 + hang)), hanging: twips(own * hang), right: twips(own) },
      ...(print ? { tabStops: [{ type: TabStopType.RIGHT, position: twips(textArea.width - own) }] } : {}),
      children: [tabbed(text)],
    });
  });
}

const rule = (mm: number) => ({ style: BorderStyle.SINGLE, color: '000000', size: eighths(mm), space: 0 });

function ruled(isFirst: boolean, isLast: boolean) {
  return {
    top: rule(isFirst ? imprint.outerRule : imprint.innerRule),
    ...(isLast ? { bottom: rule(imprint.outerRule) } : {}),
  };
}

function tabbed(text: string): TextRun {
  return new TextRun({ children: text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])) });
}
