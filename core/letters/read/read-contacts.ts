import type { LetterParts } from './letter-parts.ts';
import type { Found, LetterFlag, PartReading, ReadFields } from './letter-record.ts';
import { placeIn } from './source-text.ts';
import type { Line } from './source-text.ts';

type Role = 'signer' | 'leader' | 'handler' | 'phone' | 'other';

const words: Readonly<Record<Role, readonly string[]>> = {
  signer: ['签发人', '签发领导', '审签人'],
  leader: [
    '主办领导',
    '分管领导',
    '主管领导',
    '承办负责人',
    '承办责任人',
    '责任领导',
    '单位负责人',
    '主要负责人',
    '分管负责人',
    '负责人',
    '责任人',
    '领导',
  ],
  handler: [
    '具体承办人',
    '主办人',
    '承办人',
    '经办人',
    '联系人',
    '办理人',
    '承办人员',
    '经办人员',
    '办理人员',
    '具体办理人',
    '联系人员',
    '联络人',
    '联络员',
  ],
  phone: ['联系电话', '办公电话', '承办人电话', '经办人电话', '联系人电话', '电话号码', '联系方式', '手机', '电话'],
  other: [
    '联系单位',
    '承办单位',
    '主办单位',
    '承办部门',
    '承办科室',
    '承办处室',
    '联系科室',
    '联系部门',
    '地址',
    '邮编',
    '邮政编码',
    '传真',
    '邮箱',
    '联系地址',
    '通讯地址',
    '职务',
  ],
};

// Letters of a label may stand apart: 承 办 人 姓 名.
const spaced = (word: string): string => Array.from(word).join(' ?');
const labels = (['signer', 'leader', 'handler', 'phone', 'other'] as const)
  .map(
    (role) =>
      `(?<${role}>${[...words[role]]
        .sort((a, b) => b.length - a.length)
        .map(spaced)
        .join('|')})`,
  )
  .join('|');
const label = new RegExp(
  `(?:${labels})(?: ?(?:姓 ?名|签 ?章|签 ?字|职 ?务))?(?<withPhone> ?[及和、/与] ?(?:联 ?系 ?)?(?:电 ?话|方 ?式|手 ?机))?(?: ?\\([^()]{1,12}\\))? ?[:;]`,
  'gu',
);
/** 联系人 姜夔 电话 5550161: in a line without a colon, with blanks in its place. */
const bareLabel = new RegExp(`(?:^| )(?:${labels}) (?=[\\p{Script=Han}\\d(])`, 'gu');

/** 副局长 before a name. */
const post =
  '(?:(?:党组|党委)?(?:成员|书记)?[、, ]?(?:常务)?副?(?:局长|主任|书记|部长|处长|科长|股长|院长|经理|总经理|校长|支队长|大队长) ?)?';
const name = new RegExp(
  `^ ?${post}(?<name>[\\p{Script=Han}·](?: ?[\\p{Script=Han}·*×xX○]){1,19}|[\\p{Script=Han}][*×xX○]{1,3})(?: ?(?:同志|局长|主任|副局长|副主任|科长|先生|女士))?(?=$|[\\s,;。、()\\d:*]|1\\d)`,
  'u',
);
const phone = /(?<phone>(?:\(\d{3,4}\)[- ]?)?[\d*＊×xX]{3,}(?:[-─—–－ ~*]{0,2}[\d*×xX]{3,}){0,3}(?:转\d{1,5})?)/u;

interface Said {
  readonly role: Role;
  readonly line: Line;
  readonly index: number;
  readonly name?: string;
  readonly phone?: string;
}

/** Who signed, leads and handled it, and under which telephone: the handler's before others, never one from the body. */
export function readContacts({ head, tail, body, title }: LetterParts): PartReading {
  const titled = new Set(title?.lines);
  const outside = [...head, ...tail].filter(({ line }) => !titled.has(line));
  const said = [...outside, ...body.slice(-3).filter(({ line }) => line.tight.length <= 60)].flatMap(({ line }) => saidIn(line));
  const fields: ReadFields = {};
  const flags: LetterFlag[] = [];
  for (const role of ['signer', 'leader', 'handler'] as const) {
    const found = said.find((one) => one.role === role && one.name !== undefined);
    if (found?.name !== undefined) fields[role] = foundAt(found, found.name);
  }
  const phones = said.filter((one) => one.phone !== undefined);
  const whole = phones.filter((one) => !isMasked(one.phone));
  const best = whole.find(({ role }) => role === 'handler') ?? whole.find(({ role }) => role === 'phone') ?? whole[0] ?? phones.at(-1);
  if (best?.phone !== undefined) fields.phone = foundAt(best, best.phone);
  for (const one of said) {
    const masked = [one.name, one.phone].find(isMasked);
    if (masked !== undefined) flags.push({ kind: 'masked', text: masked, at: placeIn(one.line) });
  }
  return { fields, flags };
}

const isMasked = (text: string | undefined): boolean => text !== undefined && /[*×xX○]|某/u.test(text);

function foundAt({ line }: Said, value: string): Found<string> {
  return { value, sure: isMasked(value) ? 'likely' : 'certain', at: [placeIn(line)] };
}

function saidIn(line: Line): Said[] {
  if (line.text.length > 400) return [];
  const pairs = pairsIn(line);
  return pairs === undefined ? labelledIn(line, line) : pairs.flatMap((pair) => labelledIn(line, pair));
}

type Labelled = Pick<Line, 'text' | 'clean'>;

/** 承办部门/联系人/电话：管网部/江一苇/5550133: labels and what they say in the same order; `undefined` for any other line. */
function pairsIn({ text, clean }: Line): Labelled[] | undefined {
  const stop = text.indexOf(':');
  const [names, values, given] = [text.slice(0, stop), text.slice(stop + 1), clean.slice(stop + 1)].map((part) => part.split('/'));
  if (stop === -1 || names === undefined || names.length < 2 || names.length !== values?.length) return undefined;
  return names.map((one, index) => ({ text: `${one}:${values[index] ?? ''}`, clean: `${one}:${given?.[index] ?? ''}` }));
}

function labelledIn(line: Line, { text, clean }: Labelled): Said[] {
  const found = [...text.matchAll(/[:;]/u.test(text) ? label : bareLabel)];
  return found.map((one, order) => {
    const from = one.index + one[0].length;
    const until = found[order + 1]?.index ?? text.length;
    const [value, given] = [text.slice(from, until), clean.slice(from, until)];
    const role = roleOf(one.groups);
    const who = role === 'phone' || role === 'other' ? null : name.exec(value);
    const number = role === 'other' || role === 'signer' ? null : phone.exec(value);
    return {
      role,
      line,
      index: one.index,
      ...(who?.groups?.['name'] === undefined ? {} : { name: who.groups['name'].replaceAll(' ', '') }),
      ...(number === null ? {} : { phone: given.slice(number.index, number.index + number[0].length).trim() }),
    };
  });
}

function roleOf(groups: Readonly<Record<string, string | undefined>> | undefined): Role {
  return (['signer', 'leader', 'handler', 'phone', 'other'] as const).find((role) => groups?.[role] !== undefined) ?? 'other';
}
