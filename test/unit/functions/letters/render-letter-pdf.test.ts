import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import type { LetterFacts } from '#core/letters/compose-letter.ts';
import type { Letter } from '#core/letters/letter.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import { openFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { MissingGlyphsError } from '#functions/adapters/letters/missing-glyphs-error.ts';
import { renderLetterPdf } from '#functions/adapters/letters/render-letter-pdf.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { longFacts } from '#test/support/letters/long-letter.ts';
import { pdfPlaces } from '#test/support/letters/pdf-places.ts';

const fonts = openFonts();
const check = { code: '7K3M-Q9XD', url: 'https://check.yunlan.example/7K3MQ9XD' };

async function pdfOf(facts: LetterFacts): Promise<Buffer> {
  return await pdfOfLetter(composeLetter(facts));
}

async function pdfOfLetter(letter: Letter): Promise<Buffer> {
  return await renderLetterPdf(
    layOutLetter(letter, check),
    { title: letter.title, issuer: letter.issuer, madeAt: new Date('2026-05-08T00:00:00Z') },
    fonts,
  );
}

/** Within half a millimetre. */
const near = (mm: number): unknown => expect.closeTo(mm, 0);

// What GB/T 9704-2012 says, written down anew here: not taken from the program's own measures.
const rowTop = (row: number) => 37 + (row * 225) / 22;
const box = (16 * 25.4) / 72;

/** So short that it is one page in both forms. */
const { publicity: _publicity, ...unmarked } = letterFacts;
const shortLetter = (form: 'file' | 'letter'): Letter => ({
  ...composeLetter({ ...unmarked, form, issuer: '云澜区民政局', contacts: {}, copies: [], answers: [] }, { withForm: false }),
  opening: [],
  body: [{ level: 0, text: '您的建议已采纳。' }],
  closing: [],
});
const ofLength = (form: 'file' | 'letter', paragraphs: number): Letter =>
  paragraphs === 0 ? shortLetter(form) : composeLetter(longFacts(form, paragraphs));

describe.each([
  ['file', 0, 1],
  ['file', 3, 3],
  ['file', 36, 9],
  ['letter', 0, 1],
  ['letter', 5, 3],
  ['letter', 38, 9],
] as const)('a letter in the %s form with %i paragraphs', (form, paragraphs, pages) => {
  it(`stands on the grid of 22 by 28 on each of its ${pages} pages`, async () => {
    const { texts, bars, pages: count } = await pdfPlaces(await pdfOfLetter(ofLength(form, paragraphs)));
    expect(count).toBe(pages);
    const body = texts.filter(
      ({ size, text, top, page }) => Math.abs(size - 16) < 0.1 && !text.includes('云经信提复') && (page > 1 || top > 90),
    );
    for (const { top, left, right } of body) {
      const row = Math.round((top - 37 - (225 / 22 - box) / 2) / (225 / 22));
      expect(top).toEqual(near(rowTop(row) + (225 / 22 - box) / 2));
      expect(row).toBeLessThan(22);
      expect(left).toBeGreaterThan(27.5);
      expect(right).toBeLessThan(184.5);
    }
    // A full row begins at the left edge of the text area and ends at its right one: 28 signs of 16 pt in 156 mm.
    const full = body.filter(({ text }) => Array.from(text).length === 28);
    if (paragraphs > 1) expect(full.length).toBeGreaterThanOrEqual(paragraphs);
    for (const { left, right } of full) {
      expect(left).toEqual(near(28));
      expect(right).toEqual(near(184));
    }
    // The last page but one may end early: signature and 版记 stay together.
    for (let page = 2; page < pages - 1; page += 1)
      expect(new Set(body.filter((one) => one.page === page).map(({ top }) => Math.round(top))).size).toBeGreaterThan(19);
    expect(bars.length).toBeGreaterThan(0);
  });
});

describe('the file form', () => {
  it('has head, number, red rule and title where the standard has them', async () => {
    const { texts, bars } = await pdfPlaces(await pdfOf(letterFacts));
    const head = texts.find(({ text }) => text.endsWith('文件'));
    expect(head?.top).toEqual(near(37 + 35));
    expect(((head?.left ?? 0) + (head?.right ?? 0)) / 2).toEqual(near(28 + 78));
    const number = texts
      .filter(({ page, top, bottom, size }) => page === 1 && size < 17 && top > (head?.bottom ?? 0) && bottom < 130)
      .slice(0, 1);
    const bottom = Math.max(...number.map((one) => one.bottom));
    // Two rows stay empty between head and number.
    expect((number[0]?.top ?? 0) - (head?.bottom ?? 0)).toBeGreaterThan((2 * 225) / 22 - box);
    const rule = bars.find(({ width, height }) => width > 150 && height > 0.5);
    expect(rule).toMatchObject({ left: near(28), width: near(156), top: near(bottom + 4) });
    const title = texts.find(({ size }) => Math.abs(size - 22) < 0.1);
    const rowsBetween = ((title?.top ?? 0) - (rule?.top ?? 0)) / (225 / 22);
    expect(rowsBetween).toBeGreaterThan(2);
    expect(rowsBetween).toBeLessThan(3.2);
    const mark = texts.find(({ text }) => text.endsWith('类'));
    expect(mark?.right).toEqual(near(184));
    expect(mark?.top).toBeGreaterThan(rule?.top ?? 0);
    expect(mark?.bottom).toBeLessThan(title?.top ?? 0);
  });

  it('has the date four signs from the right, and the 版记 at the foot with its rules', async () => {
    const { texts, bars, pages } = await pdfPlaces(await pdfOf(letterFacts));
    const day = texts.filter(({ text, size }) => text.endsWith('日') && Math.abs(size - 16) < 0.1).at(-1);
    expect(day?.right).toEqual(near(184 - (4 * 156) / 28));
    const rules = bars.filter(({ page, width, height }) => page === pages && width > 150 && height < 0.5);
    expect(rules.map(({ height }) => Math.round(height * 100) / 100)).toEqual([0.35, 0.25, 0.35]);
    expect(rules.at(-1)?.top).toEqual(near(262));
    for (const rule of rules) expect(rule).toMatchObject({ left: near(28), width: near(156) });
    const copies = texts.find(({ text }) => text.startsWith('抄送'));
    expect(copies?.left).toEqual(near(28 + (14 * 25.4) / 72));
    expect(copies?.size).toBeCloseTo(14, 1);
  });

  it('numbers its pages 7 mm below the text, outside', async () => {
    const { texts } = await pdfPlaces(await pdfOf(longFacts('file', 12)));
    const dashes = texts.filter(({ text, top }) => text.startsWith('—') && top > 262);
    const small = (14 * 25.4) / 72;
    for (const { top } of dashes) expect(top + small / 2).toEqual(near(262 + 7));
    const leftOf = (page: number) => dashes.find((one) => one.page === page)?.left;
    // One sign in, and `— 1 —` is three and a half signs long.
    expect([leftOf(1), leftOf(3)]).toEqual([near(184 - 4.5 * small), near(184 - 4.5 * small)]);
    expect(leftOf(2)).toEqual(near(28 + small));
  });
});

describe('the letter form', () => {
  it('has head, double rules and number where the standard has them', async () => {
    const { texts, bars } = await pdfPlaces(await pdfOf({ ...letterFacts, form: 'letter' }));
    const head = texts.find(({ size }) => size > 25);
    expect(head?.text).toBe(letterFacts.issuer);
    expect(head?.top).toEqual(near(30));
    const [upper, upperThin, lowerThin, lower] = bars.filter(({ width }) => width > 160);
    for (const bar of [upper, upperThin, lowerThin, lower]) expect(bar).toMatchObject({ left: near(20), width: near(170) });
    expect(upper?.top).toEqual(near((head?.bottom ?? 0) + 4));
    expect(upper?.height).toBeGreaterThan(upperThin?.height ?? 1);
    expect(lower?.height).toBeGreaterThan(lowerThin?.height ?? 1);
    expect((lower?.top ?? 0) + (lower?.height ?? 0)).toEqual(near(297 - 20));
    const number = texts.find(({ text, top }) => text.endsWith('号') && top < 70);
    expect(number?.right).toEqual(near(184));
    expect(number?.top).toEqual(near((upperThin?.top ?? 0) + (upperThin?.height ?? 0) + (7 / 8) * box));
  });

  it('has no page number on its first page, and a 版记 without rules, issuer and day of printing', async () => {
    const { texts, bars, pages } = await pdfPlaces(await pdfOf(longFacts('letter', 1)));
    const dashes = texts.filter(({ text, top }) => text.startsWith('—') && top > 262);
    expect(new Set(dashes.map(({ page }) => page))).toEqual(new Set([2]));
    expect(texts.some(({ text }) => text.includes('印发'))).toBe(false);
    expect(bars.filter(({ page, width }) => page === pages && width > 150)).toEqual([]);
    const copies = texts.find(({ text }) => text.startsWith('抄送'));
    expect(copies?.bottom).toBeLessThan(262);
    expect(copies?.top).toBeGreaterThan(262 - 8);
  });
});

describe('any letter', () => {
  it('never has signature or 版记 on a page without text, whatever its length', () => {
    for (const form of ['file', 'letter'] as const) {
      for (let paragraphs = 0; paragraphs < 24; paragraphs += 1) {
        for (const closing of [0, 1, 2, 3]) {
          const letter = composeLetter(longFacts(form, paragraphs));
          const { pages } = layOutLetter({ ...letter, closing: Array.from({ length: closing }, () => '以上答复如有不妥，敬请批评指正。') });
          const last = pages.at(-1)?.runs.map(({ role }) => role) ?? [];
          expect(last).toContain('date');
          expect(last.filter((role) => role === 'text' || role === 'heading').length).toBeGreaterThanOrEqual(2);
        }
      }
    }
  });

  it('is the same file each time', async () => {
    expect((await pdfOf(letterFacts)).equals(await pdfOf(letterFacts))).toBe(true);
  });

  it('is PDF/A, tagged, in Chinese, and holds its font', async () => {
    const text = (await pdfOf(letterFacts)).toString('latin1');
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/Lang (zh-CN)');
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC/u);
  });

  it('carries its check code on the last page alone', async () => {
    const { texts, pages } = await pdfPlaces(await pdfOf(longFacts('file', 12)));
    expect(texts.filter(({ text }) => text.includes('7K3M')).map(({ page }) => page)).toEqual([pages]);
  });

  it('refuses characters that the font lacks, and names them', async () => {
    const facts: LetterFacts = { ...letterFacts, to: { members: ['𠮷野'] } };
    await expect(pdfOf(facts)).rejects.toEqual(new MissingGlyphsError(['𠮷']));
    await expect(pdfOf(facts)).rejects.toThrow('𠮷 (U+20BB7)');
  });
});
