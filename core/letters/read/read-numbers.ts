import type { LetterFlag, LetterNumber, PartReading, ReadFields } from './letter-record.ts';
import { numberOf } from '../chinese-numerals.ts';
import type { LetterParts } from './letter-parts.ts';
import { officeLine } from './line-kinds.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

// 〔2026〕, [2026], 【2026】, (2026), and none at all: 函2026第3号 would be too little, so one of the brackets must be left.
const number =
  /(?<code>[\p{Script=Han}A-Za-z]{1,24})(?:[〔[【({<《](?<y1>\d{4})[〕\]】)}>》]?|(?<y2>\d{4})[〕\]】)]|(?<y3>(?:19|20)\d{2})年|[〔[【(](?<y4>[〇零一二三四五六七八九]{4})[〕\]】)])(?:第)?(?<serial>\d{1,5})号/u;
/** 〔202305A: the closing bracket and 号 were lost. */
const damaged = /(?<code>[\p{Script=Han}]{1,24})[〔[【](?<year>(?:19|20)\d{2})(?<serial>\d{1,4})(?<mark>[A-D])?$/u;
const labels = /^(?:发文字号|发文号|文号|编号|字号|文件编号)[:]?/u;

/** The letter's own number: from its head, else from what the site says; numbers of other papers stand in the body. */
export function readNumbers({ head, site, tail, title }: LetterParts): PartReading {
  const titled = new Set(title?.lines);
  const own = head.map(({ line }) => line).filter((line) => !titled.has(line));
  for (const line of own) {
    const found = numberIn(line);
    if (found !== undefined) return fieldsOf(line, found, 'certain');
  }
  for (const line of own) {
    const found = damagedIn(line);
    if (found !== undefined) return found;
  }
  for (const line of site.filter(({ tight }) => /字号|文号/u.test(tight))) {
    const found = numberIn(line);
    if (found !== undefined) return fieldsOf(line, found, 'likely');
  }
  for (const { line } of tail) {
    const found = /提案|附件/u.test(line.tight) ? undefined : numberIn(line);
    if (found !== undefined) return fieldsOf(line, found, 'likely');
  }
  return { fields: {}, flags: [] };
}

interface NumberAt {
  readonly value: LetterNumber;
  readonly index: number;
  readonly length: number;
}

function numberIn({ tight, written, text }: Line): NumberAt | undefined {
  if (tight.length > 120 || tight.includes('《')) return undefined;
  const found = number.exec(tight);
  if (found?.groups === undefined) return undefined;
  const { code: before = '', y1, y2, y3, y4, serial = '' } = found.groups;
  // 云澜区教育局文件云教提复〔2026〕3号, 签发人:陆知行云教提复… : the code begins after the last of these.
  const code =
    lastWord(text, before) ??
    before
      .replace(/^.*(?:文件|签发人|类)(?=[\p{Script=Han}]{2})/u, '')
      .replace(labels, '')
      .replace(/^.*[字文]号/u, '');
  if (code === '') return undefined;
  const skipped = before.length - code.length;
  const index = found.index + skipped;
  const length = found[0].length - skipped;
  return {
    value: { text: written.slice(index, index + length), code, year: numberOf(y1 ?? y2 ?? y3 ?? y4 ?? '') ?? 0, serial },
    index,
    length,
  };
}

/** 签发人:陆知行 云经信提复〔2026〕3号, 云澜区教育局 云教提复〔2026〕3号: where spaces part words, the code is the last of them. */
function lastWord(text: string, before: string): string | undefined {
  const found = /(?<word>\S{2,24})[〔[【({][\d〇零一二三四五六七八九]{4}/u.exec(text);
  const word = found?.groups?.['word'];
  if (found === null || word === undefined || word === before || !before.endsWith(word)) return undefined;
  const words = text.slice(0, found.index).split(' ');
  return /签发人|文件/u.test(text) || words.some((one) => officeLine.test(one)) ? word : undefined;
}

function fieldsOf(line: Line, { value, index, length }: NumberAt, sure: 'certain' | 'likely'): PartReading {
  const at = [placeIn(line, index, length)];
  const after = /^[(〔【[]?(?<mark>[A-D])(?:类)?[)〕】\]]?/u.exec(line.tight.slice(index + length))?.groups?.['mark'];
  const fields: ReadFields = { number: { value, sure, at } };
  if (after !== undefined) fields.class = { value: after, sure: 'certain', at: [placeIn(line, index + length)] };
  return { fields, flags: [] };
}

function damagedIn(line: Line): PartReading | undefined {
  const found = damaged.exec(line.tight);
  if (found?.groups === undefined) return undefined;
  const { code = '', year, serial = '', mark } = found.groups;
  const place = placeIn(line, found.index);
  const text = line.written.slice(found.index);
  const flag: LetterFlag = { kind: 'number-damaged', text, at: place };
  const fields: ReadFields = { number: { value: { text, code, year: Number(year), serial }, sure: 'guessed', at: [place] } };
  if (mark !== undefined) fields.class = { value: mark, sure: 'likely', at: [place] };
  return { fields, flags: [flag] };
}
