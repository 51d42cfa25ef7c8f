import { draftMark } from '#core/letters/layout/lay-out-letter.ts';
import { contactLines } from '#core/letters/layout/flow-lines.ts';
import { isPicture, isTable } from '#core/letters/letter.ts';
import type { Letter, LetterBlock, LetterPicture, LetterTable } from '#core/letters/letter.ts';
import {
  attachmentLines,
  copyLines,
  dateLine,
  headingMark,
  numberLine,
  publicityWords,
  salutationLine,
} from '#core/letters/letter-lines.ts';
import { Markup, markup } from '#core/notices/render/render-markup.ts';
import type { Picture } from './picture-of.ts';

/**
 * A letter as a page that flows: the same parts in the same order, for screens and for what reads them aloud. Loads nothing.
 * @param above what a page says of it before it begins
 */
export function renderLetterHtml(
  letter: Letter,
  isDraft: boolean,
  pictures: ReadonlyMap<string, Picture> = new Map(),
  above = new Markup(''),
): string {
  const { form, issuer, head = issuer, number, signer, class: mark, addressees, title, publicity, date } = letter;
  const tail = [...contactLines(letter), ...(publicity === undefined ? [] : [`（公开属性：${publicityWords[publicity]}）`])];
  return markup`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new Markup(letterStyle)}</style></head>
<body class="${form}">
${above}${isDraft ? markup`<p class="draft">${draftMark}</p>` : ''}
<p class="head">${form === 'file' ? `${head}文件` : head}</p>
${lines('number', [number === undefined ? '' : numberLine(number), signer === undefined ? '' : `签发人：${signer}`])}
${lines('class', [mark === undefined ? '' : `${mark}类`])}
<h1>${title}</h1>
${lines('to', [addressees === undefined ? '' : salutationLine(addressees)])}
${paragraphs(letter.opening)}
${blocks(letter.body, pictures)}
${paragraphs(letter.closing)}
${lines('attachment', attachmentLines(letter))}
${lines('signed', [issuer, date === undefined ? '' : dateLine(date)])}
${lines('note', tail)}
${lines('copies', copyLines(letter))}
${lines('copies', [form === 'file' && letter.printed !== undefined ? `${letter.printed.by}　${dateLine(letter.printed.on)}印发` : ''])}
</body>
</html>
`.text;
}

/** Of those that are there, a paragraph each. */
function lines(name: string, texts: readonly string[]): Markup[] {
  return texts.filter((text) => text !== '').map((text) => markup`<p class="${name}">${text}</p>\n`);
}

const paragraphs = (texts: readonly string[]): Markup[] => texts.flatMap((text) => lines('text', text.split('\n')));

const headings = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5' } as const;

function blocks(body: readonly LetterBlock[], pictures: ReadonlyMap<string, Picture>): Markup[] {
  const counts = [0, 0, 0, 0, 0];
  return body.flatMap((block): Markup[] => {
    if (isTable(block)) return [table(block)];
    if (isPicture(block)) return [figure(block, pictures.get(block.picture.sha256))];
    const { level, text } = block;
    if (level === 0) return paragraphs([text]);
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const tag = new Markup(headings[level]);
    return [markup`<${tag}>${headingMark(level, counts[level] ?? 1)}${text}</${tag}>\n`];
  });
}

/** Its bytes are in the page, which loads nothing. */
function figure({ caption }: LetterPicture, picture: Picture | undefined): Markup {
  const shown =
    picture === undefined
      ? ''
      : markup`<img alt="${caption}" width="${String(picture.width)}" height="${String(picture.height)}" src="data:image/${picture.kind};base64,${picture.bytes.toString('base64')}">`;
  return markup`<figure>${shown}<figcaption>${caption}</figcaption></figure>\n`;
}

function table({ rows: [first, ...rows] }: LetterTable): Markup {
  const [head, cell] = [new Markup('th'), new Markup('td')];
  return markup`<table>${first === undefined ? '' : row(first, head)}${rows.map((one) => row(one, cell))}</table>\n`;
}

const row = (cells: readonly string[], tag: Markup): Markup => markup`<tr>${cells.map((text) => markup`<${tag}>${text}</${tag}>`)}</tr>`;

/** The page's one style. */
export const letterStyle = `
body { max-width: 40em; margin: 2rem auto; padding: 0 1rem; font: 18px/1.8 FangSong, STFangsong, 'Noto Serif SC', 'Songti SC', serif; color: #000; background: #fff; }
p, h1, h2, h3, h4, h5 { margin: 0; }
.head { font-size: 2em; font-weight: 700; text-align: center; color: #e60012; line-height: 1.4; }
.file .head { margin-bottom: 0.6em; }
.letter .head { border-bottom: 4px double #e60012; }
.number { text-align: center; }
.file .number { padding-bottom: 0.4em; border-bottom: 2px solid #e60012; }
.letter .number, .class, .draft, .signed { text-align: right; }
.class, .draft { font-weight: 700; }
.draft { color: #b3261e; }
h1 { margin: 1em 0; font-size: 1.4em; text-align: center; }
h2, h3, h4, h5, .text, .note { font-size: 1em; text-indent: 2em; }
h3 { font-weight: 400; font-family: KaiTi, STKaiti, serif; }
h4, h5 { font-weight: 400; }
.attachment { margin-left: 2em; white-space: pre-wrap; }
.signed { padding-right: 4em; }
.copies { font-size: 0.9em; border-top: 1px solid #000; }
table { border-collapse: collapse; width: 100%; }
div.note { font: 14px/1.6 sans-serif; padding: 0.5rem 1rem; border-left: 0.4rem solid #1b4b82; margin-bottom: 1.5rem; }
figure { margin: 0.5em 0; text-align: center; }
img { max-width: 100%; height: auto; }
figcaption { font-family: KaiTi, STKaiti, serif; }
th, td { border: 1px solid #000; padding: 0.1em 0.4em; text-align: left; }
`;
