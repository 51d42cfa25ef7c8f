import { hash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnShares } from '#core/letters/column-shares.ts';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import { rowHeight, textArea } from '#core/letters/layout/measures.ts';
import type { Letter, LetterBlock } from '#core/letters/letter.ts';
import { blocksOfDocx } from '#functions/adapters/letters/blocks-of-docx.ts';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { openFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { pictureOf } from '#functions/adapters/letters/picture-of.ts';
import type { Picture } from '#functions/adapters/letters/picture-of.ts';
import { pngChunk, pngChunks } from '#functions/adapters/letters/png-chunks.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { renderLetterHtml } from '#functions/adapters/letters/render-letter-html.ts';
import { renderLetterPdf } from '#functions/adapters/letters/render-letter-pdf.ts';
import { picturesIn } from '#functions/render-letter/pictures-in.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { halfRed, lyingJpeg, pngOf } from '#test/support/letters/pictures.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

const fonts = openFonts();
const madeAt = new Date('2026-05-08T00:00:00Z');
const bytes = halfRed(300, 200);
const sha256 = hash('sha256', bytes, 'hex');
const shown: LetterBlock = { picture: { sha256, kind: 'png' }, caption: '路灯布点图' };
const rows = [
  ['路段', '盏'],
  ['望湖路东段', '12'],
];
const withBody = (...body: LetterBlock[]): Letter => ({ ...composeLetter(letterFacts), body });
const letter = withBody({ level: 0, text: '如图。' }, shown, { rows });
const contents = { read: async (asked: string, most: number) => (asked === sha256 && bytes.length <= most ? bytes : undefined) };
const pictures = await picturesIn(letter, contents);
const idat = (file: Buffer | undefined) =>
  inflateSync(Buffer.concat(pngChunks(file ?? Buffer.alloc(0)).flatMap(({ name, content }) => (name === 'IDAT' ? [content] : []))));

async function pdfOf(one: Letter, with_: ReadonlyMap<string, Picture> = pictures): Promise<string> {
  const pdf = await renderLetterPdf(layOutLetter(one, undefined, false, with_), { title: '', issuer: '', madeAt }, fonts, with_);
  return pdf.toString('latin1');
}

describe('a picture file', () => {
  it('is printed on white where it can be seen through, by any of the five filters', () => {
    const one = pictureOf(bytes, 'png');
    expect(one).toMatchObject({ width: 300, height: 200, turned: 0 });
    expect([...idat(one?.opaque).subarray(0, 7)]).toEqual([0, 255, 127, 127, 255, 127, 127]);
    const pixel = [10, 20, 30, 255];
    const filtered = [
      [0, ...pixel, ...pixel],
      [1, ...pixel, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 128, 0, 0, 0, 0],
      [4, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    const opaque = idat(pictureOf(pngOf({ width: 2, height: 5, colour: 6, rows: filtered }), 'png')?.opaque);
    for (let row = 0; row < 5; row += 1) expect([...opaque.subarray(row * 7, row * 7 + 4)]).toEqual([0, 10, 20, 30]);
  });

  it('may be grey, in a palette, of sixteen bits', () => {
    const grey = pictureOf(pngOf({ width: 1, height: 1, colour: 4, rows: [[0, 0, 128]] }), 'png');
    expect([...idat(grey?.opaque)]).toEqual([0, 127]);
    const deep = pictureOf(pngOf({ width: 1, height: 1, colour: 6, bits: 16, rows: [[0, 9, 1, 8, 1, 7, 1, 255, 255]] }), 'png');
    expect([...idat(deep?.opaque)]).toEqual([0, 9, 8, 7]);
    const more = [pngChunk('PLTE', Buffer.from([0, 0, 0, 9, 9, 9])), pngChunk('tRNS', Buffer.from([0]))];
    const palette = pictureOf(pngOf({ width: 1, height: 1, colour: 3, rows: [[0, 1]], more }), 'png');
    expect(pngChunks(palette?.opaque ?? Buffer.alloc(0)).map(({ name }) => name)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect([...(pngChunks(palette?.opaque ?? Buffer.alloc(0))[1]?.content ?? [])]).toEqual([255, 255, 255, 9, 9, 9]);
  });

  it.each([
    [1, 40, 30, 0],
    [3, 40, 30, 180],
    [6, 30, 40, 90],
    [8, 30, 40, 270],
  ])('that its camera marked %i is looked at as %i by %i', (orientation, width, height, turned) => {
    expect(pictureOf(lyingJpeg(40, 30, orientation), 'jpeg')).toMatchObject({ width, height, turned });
  });

  it.each([
    ['built up in passes', pngOf({ width: 1, height: 1, colour: 2, interlaced: true, rows: [[0, 1, 2, 3]] }), 'png'],
    ['larger than any page', pngOf({ width: 9000, height: 9000, colour: 2, rows: [[0]] }), 'png'],
    ['other than its head says', pngOf({ width: 9, height: 9, colour: 6, rows: [[0]] }), 'png'],
    ['a bomb', pngOf({ width: 1, height: 1, colour: 6, rows: [Array.from({ length: 99_999 }, () => 0)] }), 'png'],
    ['of no size', pngOf({ width: 0, height: 1, colour: 2, rows: [[0]] }), 'png'],
    ['nothing', Buffer.alloc(0), 'png'],
    ['torn', sampleFiles.jpeg().subarray(0, 8), 'jpeg'],
    ['in colours of the press', Buffer.from(sampleFiles.jpeg().map((byte, at) => (at === 17 ? 4 : byte))), 'jpeg'],
  ] as const)('that is %s is not printed', (_what, file, kind) => {
    expect(pictureOf(file, kind)).toBeUndefined();
  });
});

describe('a letter with a picture', () => {
  it('has it in the measure, with its caption on the same page', () => {
    for (let lines = 0; lines < 24; lines += 1) {
      const text = Array.from({ length: lines }, () => ({ level: 0, text: '已办结。' }) as const);
      const { pages } = layOutLetter(withBody(...text, shown), undefined, false, new Map([[sha256, { width: 4000, height: 3000 }]]));
      const page = pages.find((one) => one.pictures.length > 0);
      const [placed] = page?.pictures ?? [];
      if (placed === undefined) throw new Error('no picture');
      expect(placed.x).toBeGreaterThanOrEqual(textArea.left - 0.01);
      expect(placed.width).toBeLessThanOrEqual(textArea.width + 0.01);
      expect(placed.width / placed.height).toBeCloseTo(4 / 3);
      expect(placed.y + placed.height).toBeLessThanOrEqual(textArea.top + textArea.height - rowHeight + 0.01);
      const caption = page?.runs.find(({ role }) => role === 'caption');
      expect(caption?.baseline).toBeGreaterThan(placed.y + placed.height);
      const over = page?.runs.filter(({ role, baseline }) => role === 'text' && baseline > placed.y && baseline < placed.y + placed.height);
      expect(over).toEqual([]);
    }
  });

  it('is a PDF that names it, the same bytes each time', async () => {
    const pdf = await pdfOf(letter);
    expect(await pdfOf(letter)).toBe(pdf);
    for (const tag of ['/S /Figure', '/S /Caption', '/S /Table', '/S /TR', '/S /TH', '/S /TD']) expect(pdf).toContain(tag);
    expect(pdf).toContain('/Subtype /Image');
    expect(pdf).not.toContain('/SMask');
    expect(await pdfOf(letter, new Map())).not.toContain('/Subtype /Image');
  });

  it('shows one that was taken lying the right way up', async () => {
    const lying = lyingJpeg(40, 30, 6);
    const key = hash('sha256', lying, 'hex');
    const found = pictureOf(lying, 'jpeg');
    if (found === undefined) throw new Error('no picture');
    const one = withBody({ picture: { sha256: key, kind: 'jpeg' }, caption: '现场' });
    const map = new Map([[key, found]]);
    const xml =
      checkedZip(await renderLetterDocx(one, madeAt, undefined, false, map))
        .get('word/document.xml')
        ?.toString('utf8') ?? '';
    expect(xml).toMatch(/<a:xfrm[^>]*rot="5400000"/);
    expect(layOutLetter(one, undefined, false, map).pages[0]?.pictures[0]).toMatchObject({ isMissing: false });
    expect(await pdfOf(one, map)).toContain('/DCTDecode');
  });

  it('goes to Word and comes back with its table, its picture and the caption', async () => {
    const docx = await renderLetterDocx(
      letter,
      madeAt,
      { code: '7K3M-Q9XD', url: 'https://check.yunlan.example/7K3MQ9XD' },
      false,
      pictures,
    );
    expect(
      docx.equals(
        await renderLetterDocx(letter, madeAt, { code: '7K3M-Q9XD', url: 'https://check.yunlan.example/7K3MQ9XD' }, false, pictures),
      ),
    ).toBe(true);
    const back = await blocksOfDocx(docx);
    expect(back.pictures).toEqual([{ caption: '路灯布点图', sha256 }]);
    for (const line of ['［图：路灯布点图］', '｜路段｜盏｜', '｜望湖路东段｜12｜']) expect(back.text.split('\n')).toContain(line);
    expect(back.text.split('\n')).not.toContain('路灯布点图');
  });

  it('is a page that loads nothing', () => {
    const html = renderLetterHtml(letter, false, pictures);
    expect(html).toContain(
      `<img alt="路灯布点图" width="300" height="200" src="data:image/png;base64,${bytes.toString('base64').slice(0, 40)}`,
    );
    expect(html).toContain('<figcaption>路灯布点图</figcaption>');
    expect(html).toContain('<th>路段</th>');
  });

  it('has an empty frame where the picture is not there, and carries no more than a letter may', async () => {
    const { pages } = layOutLetter(letter, undefined, false, new Map());
    expect(pages.flatMap((page) => page.pictures)).toMatchObject([{ isMissing: true, width: 100 }]);
    const asked: number[] = [];
    await picturesIn(withBody(shown, shown, { picture: { sha256: '0'.repeat(64), kind: 'png' }, caption: '' }), {
      read: async (_hash, most) => {
        asked.push(most);
        return asked.length === 1 ? bytes : undefined;
      },
    });
    expect(asked).toEqual([3 * 1024 * 1024, 3 * 1024 * 1024 - bytes.length]);
  });
});

describe('the columns of a table', () => {
  it('are as wide as they need', () => {
    const [number = 0, text = 0, day = 0] = columnShares([
      ['序号', '内容', '时间'],
      ['1', '完成望湖路东段路灯安装及沿线树枝修剪并向委员反馈办理情况后续安排', '10月底'],
    ]);
    expect(number + text + day).toBeCloseTo(28, 0);
    expect(number).toBeCloseTo(2.5);
    expect(day).toBeCloseTo(3.5);
  });

  it('fill the measure where little is in them, and share it where much is in each', () => {
    const few = columnShares([['甲', '乙']]);
    expect(few[0]).toBeCloseTo(14);
    const [one = 0, other = 0] = columnShares([['字'.repeat(40), '字'.repeat(160)]]);
    expect(one + other).toBeCloseTo(28);
    expect(other / one).toBeCloseTo(2, 1);
  });

  it('never leave the head alone at the end of a page', () => {
    for (let lines = 0; lines < 24; lines += 1) {
      const text = Array.from({ length: lines }, () => ({ level: 0, text: '已办结。' }) as const);
      const { pages } = layOutLetter(
        withBody(...text, {
          rows: [
            ['甲', '乙'],
            ['丙', '丁'],
          ],
        }),
      );
      const cells = pages.map(({ runs }) => runs.flatMap((run) => (run.role === 'cell' ? [run.text] : [])));
      expect(cells.filter((one) => one.length > 0)).toEqual([['甲', '乙', '丙', '丁']]);
    }
  });
});
