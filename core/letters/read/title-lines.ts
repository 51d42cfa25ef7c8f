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
  return found.find(({ tight }) => /提案|议案/u.test(tight) && /号/u.test(tight)) ?? found[0] ?? nearTitle(lines, until);
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

const isNumber = (tight: string): boolean => /^[^《]{0,30}[〔[【(]\d{4}[〕\]】)]第?\d{1,5}号.{0,6}$/u.test(tight);

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
