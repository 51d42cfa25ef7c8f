import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { layOutLetter } from '#core/letters/layout/lay-out-letter.ts';
import { cell, textArea } from '#core/letters/layout/measures.ts';
import { wholeCell, widthOf } from '#core/letters/layout/signs.ts';
import { breakLines } from '#core/letters/layout/break-lines.ts';
import type { Letter } from '#core/letters/letter.ts';
import { lintLetter } from '#core/letters/lint/lint-letter.ts';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { textOfHtml } from '#functions/adapters/letters/text-of-html.ts';

const folder = new URL('../../../../samples/letters/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const against = { letter: composeLetter(letterFacts), suggestions: ['设立资金'] };

/** Pieces that letters are made of, in any order. */
const pieces = fc.constantFrom(
  '委员：',
  '代表',
  '许承泽',
  '〔2026〕',
  '（',
  '）',
  '《',
  '》',
  '第17号',
  '提案',
  '关于',
  '的答复',
  '区政协六届一次会议',
  '类别：',
  'A类',
  '抄送：',
  '、',
  '。',
  '2026年5月8日',
  '9月31日',
  '印发',
  '\n',
  '\r\n',
  '　',
  ' ',
  '\u202E',
  '\u200B',
  '𠮷',
  '䶮',
  '一、',
  '（一）',
  '1.',
  '联系电话：',
  '13800000000',
  '局',
  '***',
  '\t',
  '等3位',
  '\uD800',
);

describe('any text', () => {
  it('is read and checked without a throw, each place within it', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join('')),
        (text) => {
          const { fields, flags } = readLetter(text);
          const places = [...Object.values(fields).flatMap(({ at }) => at), ...flags.map(({ at }) => at)];
          for (const { start, end } of places) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          lintLetter(text, against);
          textOfHtml(text);
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });

  it('is read although signs are lost from it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(fc.nat(2000), { maxLength: 30 }), (sample, lost) => {
        const gone = new Set(lost);
        readLetter(
          sample
            .split('')
            .filter((_, index) => !gone.has(index))
            .join(''),
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it.each([
    ['one endless line', '的'],
    ['names without end', '许承泽、'],
    ['brackets without end', '（'],
    ['numbers', '〔2026〕'],
    ['labels', '联系电话：'],
    ['headings', '一、'],
    ['salutations', '许承泽委员：\n'],
    ['days', '2026年5月8日\n'],
    ['titles', '关于区政协的\n'],
    ['offices', '云澜区民政局\n'],
    ['spaces', '　 '],
    ['stops', '。'],
    ['tags', '<a '],
  ])('takes time by its length: %s', (_name, unit) => {
    const times = [1000, 4000].map((count) => {
      const text = unit.repeat(count);
      const from = process.cpuUsage();
      readLetter(text);
      lintLetter(text, against);
      textOfHtml(text);
      return process.cpuUsage(from).user / 1000;
    });
    // Four times the text: about four times the time, and with room for a busy machine nowhere near sixteen times.
    expect(times[1]).toBeLessThan(Math.max(1500, (times[0] ?? 0) * 12));
  });
});

const withBody = (body: Letter['body'], more: Partial<Letter> = {}): Letter => ({ ...composeLetter(letterFacts), body, ...more });
const rowsOf = (letter: Letter) => layOutLetter(letter).pages.flatMap(({ runs }) => runs);

describe('the layout of', () => {
  it('any text keeps within the text area and loses no sign', () => {
    const signs = fc.constantFrom(
      '云',
      '澜',
      '，',
      '。',
      '《',
      '》',
      '“',
      '”',
      '（',
      '）',
      '2026',
      'PM2.5',
      ' ',
      '…',
      '—',
      '、',
      'é',
      '𠮷',
    );
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 300 }), fc.integer({ min: 4, max: 28 }), (parts, cells) => {
        const text = parts.join('');
        const lines = breakLines(text, { cells, first: 2, rest: 0 });
        for (const [index, line] of lines.entries())
          expect(line.width).toBeLessThanOrEqual((cells - (index === 0 ? 2 : 0)) * wholeCell + 28);
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('lines never begins with a stop and never ends with an opening bracket', () => {
    const text = '云澜区（含各街道）的“小微工厂”，在《工业条例》（2021）施行后，逐户走访；听取意见。'.repeat(30);
    for (const { text: line } of breakLines(text, { cells: 28, first: 2, rest: 0 })) {
      expect(line).not.toMatch(/^[，。、；：？！）》”]/u);
      expect(line).not.toMatch(/[（《“]$/u);
    }
  });

  it('names of forty signs, thirty addressees and twelve copies stays within the page', () => {
    const name = '阿不都热依木·买买提依明江·吐尔逊尼牙孜阿布力米提热合曼巴拉提卡德尔江木沙';
    const letter = withBody([{ level: 0, text: '已办结。' }], {
      addressees: { names: Array.from({ length: 30 }, (_, index) => (index === 3 ? name : `许承泽${index}`)), kind: 'members' },
      copies: Array.from({ length: 12 }, () => '区人民政府建议提案办公室'),
    });
    for (const { x, text, cell: own } of rowsOf(letter)) {
      expect(x).toBeGreaterThanOrEqual(textArea.left - 0.1);
      expect(x + (widthOf(text) / wholeCell) * own).toBeLessThan(textArea.left + textArea.width + cell);
    }
  });

  it('a table over a page break repeats its head and cuts no row', () => {
    const rows = [
      ['街道', '处数', '完成时间'],
      ...Array.from({ length: 40 }, (_, index) => [`第${index + 1}街道办事处及其所属各社区居民委员会`, String(index), '十月']),
    ];
    const { pages } = layOutLetter(withBody([{ rows }]));
    const texts = pages.map(({ runs }) => runs.filter(({ role }) => role === 'cell').map(({ text }) => text));
    expect(texts.filter((page) => page.length > 0).length).toBeGreaterThan(2);
    for (const page of texts.filter((one) => one.length > 0)) expect(page.slice(0, 3)).toEqual(['街道', '处数', '完成时间']);
    expect(texts.flat().join('')).toContain('第40街道办事处');
  });

  it('an empty body is a letter still', () => {
    expect(layOutLetter(withBody([])).pages.length).toBeGreaterThan(0);
  });

  it('sixty thousand characters is done in a second', () => {
    const from = performance.now();
    const { pages } = layOutLetter(
      withBody(Array.from({ length: 60 }, () => ({ level: 0 as const, text: '云澜区各街道会同有关单位逐户走访。'.repeat(59) }))),
    );
    expect(pages.length).toBeGreaterThan(90);
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('marks of direction are refused where they come in', () => {
    expect(() => composeLetter({ ...letterFacts, matter: '关于\u202E改造的建议' })).toThrow(/control/iu);
  });
});
