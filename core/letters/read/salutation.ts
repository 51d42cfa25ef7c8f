import { numberOf } from '../chinese-numerals.ts';
import type { Addressees } from './letter-record.ts';
import { kindOf } from './line-kinds.ts';
import type { Line } from './source-text.ts';

export interface Salutation {
  readonly addressees: Addressees;
  /** How many signs of the line's `tight` text it takes. */
  readonly length: number;
  /** Not as a salutation is written: a stray sign before the name, no colon. */
  readonly unusual: boolean;
}

const person =
  /^(?<stray>函|致|复)?(?:尊敬的)?(?<names>[\p{Script=Han}·•*×xX、,()]{1,400}?)(?:(?<more>等)(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3})?(?:位|名)?)?(?:(?:省|市|区|县)?政协)?(?<honorific>委员|代表|同志|先生|女士)们?(?:(?<after>等)(?<countAfter>\d{1,3}|[一二两三四五六七八九十]{1,3})?(?:人|位|名)?)?(?<stop>[:;]|$|,(?=您好|你好)|(?=您好|你好))/u;
const notNames = /^\(|政协|会议|提案|号|关于|答复|复函|感谢|收到|研究|督办|各级|联系|承办|负责/u;
const body =
  /^(?:尊敬的)?(?<name>[\p{Script=Han}()·、]{1,60}(?:总支|支部|委员会|委|市委|区委|县委|省委|工商联|联合会|学社|同盟|致公党|农工党|小组|委员组|界别|界|组|局|厅|办|办公室|公室|会|公司|街道|镇|乡|政府|中心|联络站|联络室|大队|院|处))(?<stop>:|;)$/u;
const notBody = /^(?:主办|承办|联系|会办|协办|发文|抄送|主送|抄报|报送|附件|来源|审核|签发|拟稿)/u;

/** A line that says to whom the letter is, and what follows on it; `undefined` for any other line. */
export function salutationOf(line: Line): Salutation | undefined {
  const head = line.tight.slice(0, 480);
  const named = person.exec(head);
  if (named?.groups !== undefined && !notNames.test(named.groups['names'] ?? '')) {
    const { stray, more, count, after, countAfter, honorific = '', stop } = named.groups;
    if (stop === '' && named[0].length < head.length && !/^您好|^你好/u.test(head.slice(named[0].length))) return undefined;
    const heads = numberOf(count ?? countAfter ?? '');
    return {
      addressees: {
        names: namesOf(line, named[0].length),
        kind: 'members',
        honorific,
        ...(more === undefined && after === undefined ? {} : { etc: true }),
        ...(heads === undefined ? {} : { count: heads }),
      },
      length: named[0].length,
      unusual: stray !== undefined || stop !== ':',
    };
  }
  const kind = kindOf(line);
  const collective = kind === 'contact' || kind === 'copies' ? null : body.exec(head);
  const name = collective?.groups?.['name'];
  if (name === undefined || notBody.test(name)) return undefined;
  return { addressees: { names: [name], kind: 'body' }, length: head.length, unusual: false };
}

/** The names in front of the honorific, by the spaces and commas of the line as it was given. */
function namesOf({ tight, clean }: Line, length: number): string[] {
  let [taken, index] = [0, 0];
  while (taken < length && index < clean.length) {
    if (clean[index] !== ' ') taken += 1;
    index += 1;
  }
  const written = tight.length === 0 ? '' : clean.slice(0, index);
  const names = written
    .replace(/[:：;；]$/u, '')
    .replace(/^(?:函|致|复)?\s?(?:尊\s?敬\s?的)?\s?/u, '')
    .replace(
      /(?:等\s?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?\s?(?:位|名|人)?)?\s?(?:(?:省|市|区|县)?政协)?(?:委\s?员|代\s?表|同\s?志|先生|女士)?们?$/u,
      '',
    )
    .replace(/等\s?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?\s?(?:人|位|名)?$/u, '');
  return (
    names
      // 白芷兰（医药卫生界）: where a member belongs is no part of the name.
      .replaceAll(/[（(][^（()）]{1,30}[)）]/gu, '')
      .split(/[、,，]/u)
      .flatMap(bySpaces)
      .map((name) => name.trim().replace(/(?:委员|代表|同志|先生|女士)$/u, ''))
      .filter((name) => name !== '')
  );
}

/** 张 三 is one name whose signs stand apart, 张三 李四光 are two. */
function bySpaces(part: string): string[] {
  const pieces = part.trim().split(' ');
  return pieces.every((piece) => Array.from(piece).length > 1) ? pieces : [pieces.join('')];
}
