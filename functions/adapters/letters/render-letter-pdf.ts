import { encode } from 'uqr';
import PdfKit from 'pdfkit';
import type { CodeSquare, Face, LaidOutLetter, Page, PlacedPicture, Rule, Run } from '#core/letters/layout/laid-out.ts';
import { mmPerPoint, paper } from '#core/letters/layout/measures.ts';
import { stretchesOf } from '#core/letters/layout/stretches.ts';
import type { LetterFonts } from './letter-fonts.ts';
import { letterTags } from './letter-tags.ts';
import type { LetterTags } from './letter-tags.ts';
import { MissingGlyphsError } from './missing-glyphs-error.ts';
import type { Picture } from './picture-of.ts';

export interface PdfFacts {
  readonly title: string;
  readonly issuer: string;
  /** Stands for the time of making: the same letter gives the same bytes. */
  readonly madeAt: Date;
}

type Doc = PDFKit.PDFDocument;
const points = (mm: number): number => mm / mmPerPoint;
const red = '#e60012';

/**
 * A laid-out letter as PDF/A-2a: tagged, text that can be selected, of each font the used characters alone.
 * @throws MissingGlyphsError
 */
export async function renderLetterPdf(
  { pages }: LaidOutLetter,
  facts: PdfFacts,
  fonts: LetterFonts,
  pictures: ReadonlyMap<string, Picture> = new Map(),
): Promise<Buffer> {
  const doc = newDocument(facts);
  const done = collected(doc);
  const faces = registered(doc, fonts);
  const missing = missingIn(doc, pages, faces);
  if (missing.length > 0) throw new MissingGlyphsError(missing);
  const root = doc.struct('Document', { title: facts.title, lang: 'zh-CN' });
  doc.addStructure(root);
  const tags = letterTags(doc, root);
  for (const page of pages) {
    doc.addPage({ size: [points(paper.width), points(paper.height)], margin: 0 });
    for (const rule of page.rules) drawRule(doc, rule);
    // In the order in which they are read: a picture comes before its caption.
    for (const placed of page.pictures) drawPicture(doc, placed, { tags, picture: pictures.get(placed.sha256) });
    for (const run of page.runs) drawTagged(doc, run, tags, faces);
    if (page.square !== undefined) drawSquare(doc, page.square, root);
  }
  root.end();
  doc.end();
  return await done;
}

function newDocument({ title, issuer, madeAt }: PdfFacts): Doc {
  return new PdfKit({
    autoFirstPage: false,
    // None of the faces that PDF readers bring along: they have no Chinese, and PDF/A embeds what it uses.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: issuer, Creator: 'proposal-pipeline', Producer: 'pdfkit', CreationDate: madeAt, ModDate: madeAt },
  });
}

async function collected(doc: Doc): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Faces = Readonly<Record<Face, string>>;

/** Faces that share a file share a font in the document. */
function registered(doc: Doc, fonts: LetterFonts): Faces {
  const names = new Map<Buffer, string>();
  const nameOf = (face: Face) => {
    const known = names.get(fonts[face]) ?? `F${names.size + 1}`;
    if (!names.has(fonts[face])) doc.registerFont(known, fonts[face]);
    names.set(fonts[face], known);
    return known;
  };
  return { body: nameOf('body'), title: nameOf('title'), heading: nameOf('heading'), kai: nameOf('kai'), song: nameOf('song') };
}

/** Characters of the letter that the fonts do not have, each once: it could not be printed. */
export function missingGlyphs({ pages }: LaidOutLetter, fonts: LetterFonts): string[] {
  const doc = newDocument({ title: '', issuer: '', madeAt: new Date(0) });
  return missingIn(doc, pages, registered(doc, fonts));
}

function missingIn(doc: Doc, pages: readonly Page[], faces: Faces): string[] {
  const missing = new Set<string>();
  const seen = new Set<string>();
  for (const { text, face } of pages.flatMap(({ runs }) => runs)) {
    for (const character of text) {
      const key = `${faces[face]}${character}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!hasGlyph(doc.font(faces[face]), character)) missing.add(character);
    }
  }
  return [...missing];
}

/** Encoded as glyph 0 it would be a hole. */
function hasGlyph(doc: Doc, character: string): boolean {
  const [codes] = encoder(doc).encode(character);
  return codes.every((code) => !/^0+$/u.test(code));
}

interface Encoder {
  encode: (text: string) => readonly [readonly string[], unknown];
}

function encoder(doc: Doc): Encoder {
  const found: unknown = Reflect.get(doc, '_font');
  if (!isEncoder(found)) throw new Error('pdfkit no longer has its font at hand');
  return found;
}

const isEncoder = (found: unknown): found is Encoder => typeof found === 'object' && found !== null && 'encode' in found;

/** The number of a page, the mark of a draft and the head of a table once more are no part of the text. */
function drawTagged(doc: Doc, run: Run, tags: LetterTags, faces: Faces): void {
  if (run.role === 'page-number' || run.role === 'draft' || run.inTable?.isAgain === true) {
    doc.markContent('Artifact', { type: run.role === 'page-number' ? 'Pagination' : 'Layout' });
    drawRun(doc, run, faces);
    doc.endMarkedContent();
    return;
  }
  const { element, tag } = tags.of(run);
  const content = doc.markStructureContent(tag);
  drawRun(doc, run, faces);
  doc.endMarkedContent();
  element.add(content);
}

const frameLine = 0.2;

/** With its caption for whoever does not see it; an empty frame where it cannot be printed. */
function drawPicture(
  doc: Doc,
  placed: PlacedPicture,
  { tags, picture }: { readonly tags: LetterTags; readonly picture: Picture | undefined },
): void {
  const { x, y, width, height, caption } = placed;
  const element = tags.figure(caption);
  const bbox: [number, number, number, number] = [points(x), points(y), points(x + width), points(y + height)];
  const content = doc.markStructureContent('Figure', { bbox });
  if (picture === undefined) doc.lineWidth(points(frameLine)).rect(points(x), points(y), points(width), points(height)).stroke('black');
  else doc.image(picture.opaque, points(x), points(y), { width: points(width), height: points(height) });
  doc.endMarkedContent();
  element.add(content);
  element.end();
}

/** Signs of one width at a time, spread so that each stretch fills its cells. */
function drawRun(doc: Doc, run: Run, faces: Faces): void {
  doc
    .font(faces[run.face])
    .fontSize(run.size)
    .fillColor(run.color === 'red' ? red : 'black');
  for (const { text, x, width } of stretchesOf(run)) {
    const spacing = (points(width) - doc.widthOfString(text)) / Array.from(text).length;
    doc.text(text, points(x), points(run.baseline), { lineBreak: false, characterSpacing: spacing, baseline: 'alphabetic' });
  }
}

function drawRule(doc: Doc, { x, y, width, height, color }: Rule): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.rect(points(x), points(y), points(width), points(height)).fill(color === 'red' ? red : 'black');
  doc.endMarkedContent();
}

function drawSquare(doc: Doc, { x, y, side, content }: CodeSquare, root: PDFKit.PDFStructureElement): void {
  const { size, data } = encode(content, { ecc: 'M', border: 0 });
  const step = points(side) / size;
  const element = doc.struct('Figure', { alt: content });
  root.add(element);
  const marked = doc.markStructureContent('Figure', { bbox: [points(x), points(y), points(x + side), points(y + side)] });
  for (const [row, cells] of data.entries()) {
    for (const [column, isDark] of cells.entries()) {
      if (isDark) doc.rect(points(x) + column * step, points(y) + row * step, step, step);
    }
  }
  doc.fill('black');
  doc.endMarkedContent();
  element.add(marked);
  element.end();
}
