import { kindOf } from '../read/line-kinds.ts';
import { promisedBy } from '../read/read-promises.ts';
import { placeIn } from '../read/source-text.ts';
import type { Line } from '../read/source-text.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Told } from './lint-letter.ts';

const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/gu;
const placeholder =
  /(?:\{\w{1,30}\}|[×xX]{2,}(?:[年月日号局人])?|_{2,}|[【[(](?:待填|待定|此处|填写|姓名|日期|单位|电话)[^】\])]{0,20}[】\])]|(?:待补充|待填写|TODO)|(?:\d{4}|[×xX]{2,4})年(?:[×xX_ ]+)月|\?{2,}|？{2,})/gu;
const addressForm = /[贵你]单位/gu;
const promising =
  /(?:将|计划|争取|力争|拟于近期|下一步|尽快|适时|近期)[^。；;]{2,60}(?:完成|建成|建设|实施|启动|安装|改造|出台|落实|投入使用|整治|更换)/u;

/** What can be seen in a line by itself. */
export function lintLines(lines: readonly Line[], told: Told): Finding[] {
  return lines.flatMap((line) => [
    ...all(line, mobile, 'private-phone', told),
    ...all(line, placeholder, 'placeholder', told),
    ...all(line, addressForm, 'address-form', told),
    ...undated(line, told),
  ]);
}

function all(line: Line, pattern: RegExp, kind: FindingKind, told: Told): Finding[] {
  return [...line.tight.matchAll(pattern)].map((found) => told(kind, found[0], { at: placeIn(line, found.index, found[0].length) }));
}

/** Any day, month or year end will do; the year of a month is that of the letter. */
function undated(line: Line, told: Told): Finding[] {
  if (kindOf(line) !== 'text') return [];
  return [...line.tight.matchAll(/[^。；;！!？?]+/gu)].flatMap((sentence) => {
    const isDated =
      promisedBy(sentence[0], '1900-01-01') !== undefined || /\d{1,2}月|年[底末内]|季度|上半年|下半年|当年/u.test(sentence[0]);
    if (isDated || !promising.test(sentence[0])) return [];
    return [told('promise-without-date', sentence[0].slice(0, 60), { at: placeIn(line, sentence.index, sentence[0].length) })];
  });
}
