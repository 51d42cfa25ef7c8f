import { kindOf } from './line-kinds.ts';
import { salutationOf } from './salutation.ts';
import type { Line } from './source-text.ts';

/** A title, over one line or several; `start` and `end` are indexes of the lines it was sought in. */
export interface TitleLines {
  readonly text: string;
  readonly tight: string;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
  /** It ends as titles of such letters do. */
  readonly whole: boolean;
}

const ends =
  /(?:答复|复函|函复|回复|答复函|回复函|答复意见|答复意见书|答复书|会办意见|协办意见|会办函|协办函|会办复函|办理意见|回复意见|意见函|办理情况|办理结果|情况的?说明|情况的?报告|[案议]的函|答复的函|意见的函)(?:\([^()]{1,20}\))?$/u;
const begins = /关于|^对|提案|政协|建议|答复|复函/u;
const mostLines = 4;

/** The title of a letter: the first that names a proposal and ends as titles do, else the first that comes near. */
export function titleIn(lines: readonly Line[]): TitleLines | undefined {
  const first = lines.findIndex((line) => salutationOf(line) !== undefined);
  const until = Math.min(lines.length, first === -1 ? 30 : first);
  const found: TitleLines[] = [];
  for (let start = 0; start < until; start += 1) {
    const title = titleFrom(lines, start, until);
    if (title !== undefined) found.push(title);
  }
  const named = found.filter(({ tight }) => /提案|议案/u.test(tight) && /号/u.test(tight));
  // A site may put the number and the title into one line above the letter.
  const best = named.find(({ tight }) => !beginsWithNumber.test(tight)) ?? named[0] ?? found[0];
  return best === undefined ? nearTitle(lines, until) : withIssuer(best, lines);
}

/** 标题：…: what the page around a letter without a title calls it. */
export function titleOfSite(site: readonly Line[]): TitleLines | undefined {
  const line = site.find(({ tight }) => /^(?:标题|名称):.*(?:提案|建议)/u.test(tight));
  if (line === undefined) return undefined;
  const [text, tight] = [line.clean.replace(/^[^:：]*[:：] ?/u, ''), line.tight.replace(/^[^:]*:/u, '')];
  return { text, tight, start: 0, end: 0, lines: [line], whole: ends.test(tight) };
}

const beginsWithNumber = /^[\p{Script=Han}A-Za-z]{1,24}[〔[【(<《][\d〇零一二三四五六七八九]{4}[〕\]】)>》]第?\d{1,5}号/u;

/** The name of its issuer may be a title's first line, below the head of the paper or its number; else it is that head itself. */
function withIssuer(title: TitleLines, lines: readonly Line[]): TitleLines {
  const before = lines[title.start - 1];
  if (before === undefined || !/^(?:关于|对)/u.test(title.tight) || kindOf(before) !== 'office') return title;
  const isBelowHead = lines.slice(0, title.start - 1).some((line) => isNumber(line.tight) || kindOf(line) === 'office');
  return isBelowHead ? titleOf([before, ...title.lines], title.start - 1, title.whole) : title;
}

function titleFrom(lines: readonly Line[], start: number, until: number): TitleLines | undefined {
  const taken: Line[] = [];
  for (let index = start; index < Math.min(until, start + mostLines); index += 1) {
    const line = lines[index];
    if (line === undefined || line.tight.length > 120 || /[。!！?？]/u.test(line.tight)) return undefined;
    if (index > start && /^(?:关于|对)/u.test(line.tight)) return undefined;
    const kind = kindOf(line);
    const fits = kind === 'text' || kind === 'closing' || (kind === 'office' && index > start) || (kind === 'publicity' && index === start);
    if (!fits || isNumber(line.tight) || (index === start && !begins.test(line.tight))) return undefined;
    taken.push(line);
    const tight = taken.map((one) => one.tight).join('');
    if (tight.length > 200) return undefined;
    if (ends.test(tight) && /关于|对|提案|建议/u.test(tight)) return titleOf(taken, start, true);
  }
  return undefined;
}

const isNumber = (tight: string): boolean => /^[^《]{0,30}[〔[【(<][\d〇零一二三四五六七八九]{4}[〕\]】)>]第?\d{1,5}号.{0,6}$/u.test(tight);

/** A title that the site cut off, or that ends otherwise. */
function nearTitle(lines: readonly Line[], until: number): TitleLines | undefined {
  const start = lines
    .slice(0, until)
    .findIndex(({ tight }) => tight.length <= 100 && /政协.{0,60}(?:第?[A-Za-z\d]{1,20}号).{0,40}(?:提案|建议)/u.test(tight));
  const line = lines[start];
  return line === undefined ? undefined : titleOf([line], start, false);
}

function titleOf(lines: readonly Line[], start: number, whole: boolean): TitleLines {
  return {
    text: lines.map(({ clean }) => clean).join(''),
    tight: lines.map(({ tight }) => tight).join(''),
    start,
    end: start + lines.length,
    lines,
    whole,
  };
}
