import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import type { LetterFacts } from '#core/letters/compose-letter.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import { mmPerPoint, paper } from '#core/letters/layout/measures.ts';
import type { Run } from '#core/letters/layout/laid-out.ts';
import { wholeCell, widthOf } from '#core/letters/layout/signs.ts';
import type { Letter } from '#core/letters/letter.ts';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { recordOf } from '#core/letters/record-of.ts';
import { openFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { renderLetterPdf } from '#functions/adapters/letters/render-letter-pdf.ts';
import { paragraphsOf } from '#functions/adapters/letters/text-of-pdf.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { randomFacts } from '#test/support/letters/random-facts.ts';

const check = { code: '7K3M-Q9XD', url: 'https://check.yunlan.example/7K3MQ9XD' };
const madeAt = new Date('2026-05-08T00:00:00Z');

const composed = (facts: LetterFacts): Letter => composeLetter(facts);
const valuesIn = (text: string) => Object.fromEntries(Object.entries(readLetter(text).fields).map(([name, { value }]) => [name, value]));
/** Headings without an answer, and answers without their spaces: line ends of a page are no part of a text. */
const record = (letter: Letter) => recordOf(letter);

/** What a reader of the PDF is given: the lines of the pages, from top to bottom. */
function pagesText(letter: Letter): string {
  const lines = layOutLetter(letter, check).pages.flatMap(({ runs }, page) => {
    const rows = Map.groupBy(runs, ({ baseline }) => Math.round(baseline));
    return [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, row]) => {
        const sorted = row.toSorted((a, b) => a.x - b.x);
        const [first] = sorted as [Run, ...Run[]];
        const last = sorted.at(-1) ?? first;
        return {
          text: sorted.map(({ text }) => text).join(' '),
          x: first.x / mmPerPoint,
          right: (last.x + (widthOf(last.text) / wholeCell) * last.cell) / mmPerPoint,
          y: (paper.height - first.baseline) / mmPerPoint,
          size: first.size,
          page: page + 1,
        };
      });
  });
  return paragraphsOf(lines).join('\n');
}

describe('letters of the product', () => {
  it('read back equal to their record from their pages, two hundred of them', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const letter = composed(facts);
        expect(valuesIn(pagesText(letter))).toEqual(record(letter));
      }),
      { numRuns: 200, seed: 20_260_508 },
    );
  });

  it('read back equal to their record from Word files', async () => {
    await fc.assert(
      fc.asyncProperty(randomFacts, async (facts) => {
        const letter = composed(facts);
        const text = await textOfFile(await renderLetterDocx(letter, madeAt, check));
        expect(valuesIn(text)).toEqual(record(letter));
      }),
      { numRuns: Number(process.env['LETTERS'] ?? 20), seed: 42, endOnFailure: true },
    );
  });

  it('read back equal to their record from PDFs', async () => {
    const fonts = openFonts();
    await fc.assert(
      fc.asyncProperty(randomFacts, async (facts) => {
        const letter = composed(facts);
        const pdf = await renderLetterPdf(layOutLetter(letter, check), { title: letter.title, issuer: letter.issuer, madeAt }, fonts);
        expect(valuesIn(await textOfFile(pdf))).toEqual(record(letter));
      }),
      { numRuns: Number(process.env['LETTERS'] ?? 8), seed: 8, endOnFailure: true },
    );
  });

  it('with names whose signs are rare, or forty signs long, read back equal from their pages and from Word files', async () => {
    const long = '阿不都热依木·买买提依明江·吐尔逊尼牙孜阿布力米提热合曼巴拉提卡德尔江木沙';
    const letter = composed({ ...letterFacts, to: { members: ['𠮷野', '䶮承泽', long] } });
    expect(valuesIn(pagesText(letter))).toEqual(record(letter));
    expect(valuesIn(await textOfFile(await renderLetterDocx(letter, madeAt, check)))).toEqual(record(letter));
    expect(record(letter)).toMatchObject({ addressees: { names: ['𠮷野', '䶮承泽', long] } });
  });
});
