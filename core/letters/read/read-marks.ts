import type { LetterParts } from './letter-parts.ts';
import type { PartReading, ReadFields } from './letter-record.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

const labelled =
  /(?:^|[|,;。 ])?(?:办理|办复|答复|答复件|办理结果|结果|提案|复函|处理)?(?:类别|类型|分类|结果|种类|等级)(?:标识|标记)?:[(〔【[“"]?(?<mark>[A-Da-d])(?:类)?/u;
/** A 云澜区教育局 …: the class stands first in a line of the head. */
const leading = /^(?<mark>[A-D])类? (?=\p{Script=Han}{2})/u;
const alone = /^[(〔【[]?(?<mark>[A-D])类?[)〕】\]]?$/u;
const bracketedMark = /[(〔【[](?<mark>[A-D])类?[)〕】\]]/u;
const trailing = /[(〔【[](?<mark>[A-D])类?[)〕】\]]$|(?<=[^A-Za-z])(?<mark2>[A-D])类$/u;

const asked =
  /是否(?:同意)?(?:向社会)?公开:?[(]?(?<answer>是|否|同意公开|不同意公开|同意|不同意|可以|主动公开|依申请公开|不予公开|不公开)/u;
const stated =
  /(?<text>主动公开|依申请公开|不予公开|不宜公开|此件公开发布|此件主动公开|此件依申请公开|此件不予公开|此件不公开|全文公开|摘要公开|同意公开|不公开)/u;
const bracketed =
  /[(〔【[](?<text>公开|不公开)[)〕】\]]|^(?:公开属性|公开类别|公开方式|公开情况|公开形式|信息公开选项|公开选项)[:：]?(?<text2>公开|不公开)$/u;

/** Class mark and publicity mark, where letters have them: above the salutation, below the signature, in the site's table. */
export function readMarks({ head, tail, site, title }: LetterParts, known: ReadFields): PartReading {
  const titled = new Set(title?.lines);
  const outside = [...head, ...tail].map(({ line }) => line).filter((line) => line.tight.length <= 80);
  const fields: ReadFields = {};
  const mark = known.class === undefined ? first(outside, (line) => classIn(line, titled.has(line))) : undefined;
  // What publishes a letter has a line of marks above it.
  const said = mark ?? (known.class === undefined ? first(site, labelledIn) : undefined);
  if (said !== undefined) fields.class = { value: said.value, sure: mark === undefined ? 'likely' : 'certain', at: [placeIn(said.line)] };
  const open = first(outside, publicityIn);
  const told = open ?? first(site, publicityIn);
  if (told !== undefined)
    fields.publicity = { value: told.value, sure: open === undefined ? 'likely' : 'certain', at: [placeIn(told.line)] };
  return { fields, flags: [] };
}

function first(lines: readonly Line[], read: (line: Line) => string | undefined): { line: Line; value: string } | undefined {
  for (const line of lines) {
    const value = read(line);
    if (value !== undefined) return { line, value };
  }
  return undefined;
}

const labelledIn = ({ tight }: Line): string | undefined => labelled.exec(tight)?.groups?.['mark']?.toUpperCase();

function classIn({ tight, text }: Line, isTitle: boolean): string | undefined {
  const found = isTitle
    ? trailing.exec(tight)
    : (labelled.exec(tight) ??
      leading.exec(text) ??
      alone.exec(tight) ??
      trailing.exec(tight) ??
      (tight.length <= 30 ? bracketedMark.exec(tight) : null));
  return (found?.groups?.['mark'] ?? found?.groups?.['mark2'])?.toUpperCase();
}

function publicityIn({ tight }: Line): string | undefined {
  const answer = asked.exec(tight)?.groups?.['answer'];
  if (answer !== undefined)
    return /^(?:是|同意|可以)$/u.test(answer) ? '同意公开' : /^(?:否|不同意)$/u.test(answer) ? '不同意公开' : answer;
  const found = stated.exec(tight)?.groups?.['text'];
  if (found !== undefined) return found.replace(/^此件/u, '');
  const short = bracketed.exec(tight)?.groups;
  return short?.['text'] ?? short?.['text2'];
}
