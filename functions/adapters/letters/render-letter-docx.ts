import {
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  VerticalPositionRelativeFrom,
  AlignmentType,
} from 'docx';
import { encode } from 'uqr';
import { draftMark } from '#core/letters/layout/lay-out-letter.ts';
import type { CheckCode } from '#core/letters/layout/lay-out-letter.ts';
import { codeSquare, letterForm, mmPerPoint, pageNumberBelow, paper, size, textArea } from '#core/letters/layout/measures.ts';
import type { Letter } from '#core/letters/letter.ts';
import { checkedZip } from './checked-zip.ts';
import { docxBody } from './docx-body.ts';
import { eighths, firstPageFrames, imprintFrames } from './docx-frames.ts';
import { charSpace, docxStyles, linePitch, styleIds, twips } from './docx-styles.ts';
import type { Picture } from './picture-of.ts';
import { squarePng } from './square-png.ts';
import { steadyZip } from './steady-zip.ts';

/** A letter as a Word file with the styles and the grid of the standard; the same letter gives the same bytes. */
export async function renderLetterDocx(
  letter: Letter,
  madeAt: Date,
  check?: CheckCode,
  isDraft = false,
  pictures: ReadonlyMap<string, Picture> = new Map(),
): Promise<Buffer> {
  const document = new Document({
    title: letter.title,
    creator: letter.issuer,
    lastModifiedBy: letter.issuer,
    styles: docxStyles(),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: letter.form === 'letter',
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
          page: {
            size: { width: twips(paper.width), height: twips(paper.height) },
            margin: {
              top: twips(textArea.top),
              bottom: twips(paper.height - textArea.top - textArea.height),
              left: twips(textArea.left),
              right: twips(paper.width - textArea.left - textArea.width),
              footer: twips(letterForm.lowerRuleAboveBottom),
            },
          },
        },
        ...(isDraft ? { headers: { default: marked(), even: marked(), first: marked() } } : {}),
        footers: { default: numbered(AlignmentType.RIGHT), even: numbered(AlignmentType.LEFT), first: lowerRule() },
        children: [
          ...firstPageFrames(letter),
          ...docxBody(letter, pictures),
          ...imprintFrames(letter),
          ...(check === undefined ? [] : codeFrame(check)),
        ],
      },
    ],
  });
  return steady(await Packer.toBuffer(document), madeAt);
}

/** `— 1 —`, its dash 7 mm below the text area, one sign in from the outer edge. */
function numbered(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const own = size.small * mmPerPoint;
  const below = paper.height - letterForm.lowerRuleAboveBottom - (textArea.top + textArea.height + pageNumberBelow) - own / 2;
  const indent = alignment === AlignmentType.RIGHT ? { right: twips(own) } : { left: twips(own) };
  return new Footer({
    children: [
      new Paragraph({
        style: styleIds.pageNumber,
        alignment,
        indent,
        spacing: { line: size.small * 20, lineRule: LineRuleType.EXACT, after: twips(below) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** In the page's head, so that it is no part of the text that comes back. */
function marked(): Header {
  return new Header({
    children: [new Paragraph({ style: styleIds.class, children: [new TextRun({ text: draftMark, color: 'E60012' })] })],
  });
}

/** Of the letter form's first page: thin over thick, 170 mm, its lower edge 20 mm above the page's. */
function lowerRule(): Footer {
  const beyond = (letterForm.ruleWidth - textArea.width) / 2;
  // The text area lies 1 mm right of the page's middle, in which the rule is centred.
  const shift = textArea.left + textArea.width / 2 - paper.width / 2;
  return new Footer({
    children: [
      new Paragraph({
        indent: { left: -twips(beyond + shift), right: -twips(beyond - shift) },
        spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, color: 'E60012', size: eighths(letterForm.thick), space: 0 } },
        children: [],
      }),
    ],
  });
}

const pixelsPerMm = 96 / 25.4;
const emuPerMm = 36_000;

/** In the middle below the text area: on which side the page number will stand only Word knows. */
function codeFrame({ code, url }: CheckCode): Paragraph[] {
  const { side, below } = codeSquare;
  const [x, y] = [(paper.width - side) / 2, textArea.top + textArea.height + below];
  const { data } = encode(url, { ecc: 'M', border: 0 });
  const image = new ImageRun({
    type: 'png',
    data: squarePng(data, 8),
    transformation: { width: Math.round(side * pixelsPerMm), height: Math.round(side * pixelsPerMm) },
    altText: { name: 'check', title: code, description: url },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: Math.round(x * emuPerMm) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: Math.round(y * emuPerMm) },
    },
  });
  const small = size.code * mmPerPoint;
  return [
    new Paragraph({
      frame: {
        type: 'absolute',
        position: { x: twips(x + side + 2), y: twips(y + side - small - 1) },
        width: twips(40),
        height: twips(small),
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        wrap: FrameWrap.NONE,
      },
      spacing: { line: size.code * 20, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: `查验码：${code}`, size: size.code * 2 }), image],
    }),
  ];
}

/** The library writes the hour and names of its own making into the file: both are replaced, so that equal letters are equal files. */
function steady(made: Buffer, madeAt: Date): Buffer {
  const entries = checkedZip(made);
  const at = madeAt.toISOString().replace(/\.\d{3}Z$/u, 'Z');
  const core = entries.get('docProps/core.xml')?.toString('utf8');
  if (core !== undefined) {
    entries.set('docProps/core.xml', Buffer.from(core.replaceAll(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, at), 'utf8'));
  }
  // Pictures are counted through all files that the process ever made.
  const body = entries.get('word/document.xml')?.toString('utf8');
  let count = 0;
  const counted = body?.replaceAll(/(?<=<wp:docPr id=")\d+/gu, () => String((count += 1)));
  if (counted !== undefined) entries.set('word/document.xml', Buffer.from(counted, 'utf8'));
  return steadyZip(entries);
}
