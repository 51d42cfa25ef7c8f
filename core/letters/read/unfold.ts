import { salutationOf } from './salutation.ts';
import { cutLine } from './source-text.ts';
import type { Line } from './source-text.ts';

const long = 100;
// Where a letter that was copied into one line had its line ends.
const breaks =
  /(?<=[〔[【(（]\d{4}[〕\]】)）]\d{1,5}号)(?:\s*[(（]?[A-D]类[)）]?)?\s*(?=\S)|(?<=的(?:答复|复函|答复函|函复|会办意见))\s*(?=[\p{Script=Han}·、]{1,60}(?:委员|代表)[:：])|(?<=[\p{Script=Han}](?:委员|代表)[:：])|(?<=[。；;！!])\s*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|抄送|报送|抄报|报：|附件|签发人|主办领导|分管领导|主管领导|承办负责人|主办人|承办人|经办人|联系人|联系电话|特此|专此|此致))|(?<=[。!！])\s*(?=[^。，,；;：:\s]{2,40}\s*(?:\d{4}|[〇零一二三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)|(?<=\d)\s+(?=(?:抄送|抄报|报送)[：:])|(?<=\d日)\s*(?=(?:抄送|报送|抄报|报：|附件|签发人|主办领导|分管领导|主管领导|承办负责人|主办人|承办人|经办人|联系人|联系电话))/gu;

/** Cuts a long line that holds the salutation, and so more than one part of the letter, where the parts begin. */
export function unfold(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    if (line.raw.length < long || !/(?:委员|代表)\s?[:：]/u.test(line.raw)) return [line];
    if (lines.length > 12 && salutationOf(line) !== undefined) return [line];
    const pieces: Line[] = [];
    const salutation = line.raw.search(/(?:委员|代表)\s?[:：]/u);
    let from = 0;
    for (const found of line.raw.matchAll(breaks)) {
      const to = found.index + found[0].length;
      // Numbers of other papers are quoted further down.
      if (to === from || (to > salutation && /[号类)）]\s*$/u.test(line.raw.slice(to - 4, to)))) continue;
      const piece = cutLine(line, from, to);
      if (piece !== undefined) pieces.push(piece);
      from = to;
    }
    const last = cutLine(line, from, line.raw.length);
    return last === undefined ? pieces : [...pieces, last];
  });
}
