import { calendarDay, dayOf, lastOfMonth } from './day-of.ts';
import { headingLevel } from '../heading-level.ts';
import { numberOf } from '../chinese-numerals.ts';
import type { LetterParts } from './letter-parts.ts';
import type { PartReading, Promise, ReadFields } from './letter-record.ts';
import { datePattern } from './line-kinds.ts';
import { placeIn } from './source-text.ts';
import type { Line, Place } from './source-text.ts';

const figure = '[〇零一二三四五六七八九十\\d]';
const whole = new RegExp(datePattern, 'u');
const month = new RegExp(
  `(?:(?<year>\\d{4})年|(?<next>明年)|(?:今年|本年|年内))?(?<month>${figure}{1,3})月(?:份)?(?:(?<day>\\d{1,2})日|底|末|上旬|中旬|下旬)?(?:之?前|以前|底|内)?`,
  'u',
);
const yearEnd =
  /(?:(?<year>\d{4})年|(?<next>明年)|今年|本年|(?<![\d去前上往历近])年)(?:底|末|内|(?<half>上半年)|(?<quarter>第?[一二三四]季度))/u;
const intends = /将|拟|计划|预计|争取|力争|确保|承诺|完成|建成|投用|投入使用|开工|竣工|启动|换完|装完|挂完|实施|到位|交付|开通|之?前|年内/u;
const past = /已(?:经)?于|以来|去年|截至|截止/u;

/** Sentences that say by when something will be done. A month without its year is of the letter's year, or the one after it. */
export function readPromises({ body }: LetterParts, { date }: ReadFields): PartReading {
  const told = body
    .flatMap(({ line }) => sentencesOf(line))
    .flatMap(({ text, at }) => {
      const by = promisedBy(text, date?.value);
      return by === undefined ? [] : [{ promise: { text, by }, at }];
    });
  if (told.length === 0) return { fields: {}, flags: [] };
  const value: Promise[] = told.map(({ promise }) => promise);
  return { fields: { promises: { value, sure: 'likely', at: told.map(({ at }) => at) } }, flags: [] };
}

function sentencesOf(line: Line): { text: string; at: Place }[] {
  return [...line.written.matchAll(/[^。；;！!？?]+[。；;！!？?]?/gu)].map((found) => ({
    text: withoutMark(found[0]).replace(/[。；;.．]$/u, ''),
    at: placeIn(line, found.index, found[0].length),
  }));
}

const withoutMark = (text: string): string => text.slice(headingLevel(text)?.mark.length ?? 0);

/** The last day of what a sentence promises; `undefined` where it promises nothing with a day. */
export function promisedBy(sentence: string, letterOn: string | undefined): string | undefined {
  if (sentence.length > 400 || !intends.test(sentence) || past.test(sentence)) return undefined;
  const day = whole.exec(sentence)?.groups;
  const on = day === undefined ? undefined : dayOf(day);
  if (on !== undefined) return letterOn === undefined || on >= letterOn ? on : undefined;
  return inMonth(sentence, letterOn) ?? byYearEnd(sentence, letterOn);
}

function inMonth(sentence: string, letterOn: string | undefined): string | undefined {
  const found = month.exec(sentence)?.groups;
  const number = numberOf(found?.['month'] ?? '');
  const year = yearOf(found, letterOn);
  if (found === undefined || number === undefined || year === undefined) return undefined;
  const said = found['day'] === undefined ? lastOfMonth(year, number) : calendarDay(year, number, Number(found['day']));
  return said !== undefined && letterOn !== undefined && said < letterOn ? undefined : said;
}

function byYearEnd(sentence: string, letterOn: string | undefined): string | undefined {
  const found = yearEnd.exec(sentence);
  const year = found === null ? undefined : yearOf(found.groups, letterOn);
  if (found === null || year === undefined) return undefined;
  const { half, quarter } = found.groups ?? {};
  if (half !== undefined) return `${year}-06-30`;
  const ends = { 第一季度: '03-31', 第二季度: '06-30', 第三季度: '09-30' };
  return `${year}-${Object.entries(ends).find(([name]) => name.endsWith(quarter ?? '?'))?.[1] ?? '12-31'}`;
}

function yearOf(groups: Readonly<Record<string, string | undefined>> | undefined, letterOn: string | undefined): number | undefined {
  if (groups?.['year'] !== undefined) return Number(groups['year']);
  if (letterOn === undefined) return undefined;
  return Number(letterOn.slice(0, 4)) + (groups?.['next'] === undefined ? 0 : 1);
}
