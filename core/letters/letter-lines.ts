import { dateTerm } from '#core/calendar/date-term.ts';
import { chineseNumeral } from './chinese-numerals.ts';
import type { Letter } from './letter.ts';

/** The lines of a letter that are put together from its fields: the same in every rendering. */

/** `云经信提复〔2026〕42号` */
export function numberLine({ code, year, serial, padded = 1, printed }: NonNullable<Letter['number']>): string {
  return printed ?? `${code}〔${year}〕${String(serial).padStart(padded, '0')}号`;
}

/** `六届一次会议` */
export function sessionName({ term, meeting }: NonNullable<Letter['session']>): string {
  return `${chineseNumeral(term)}届${chineseNumeral(meeting)}次会议`;
}

/** `许承泽委员：`, `许承泽、沈若谷委员：`, `许承泽等5位委员：`, `民盟云澜区总支部委员会：` */
export function salutationLine({ names, kind, count }: NonNullable<Letter['addressees']>): string {
  const named = names.join('、');
  if (kind !== 'members') return `${named}：`;
  return `${named}${count === undefined ? '' : `等${count}位`}委员：`;
}

export const publicityWords = { open: '主动公开', 'on-request': '依申请公开', withheld: '不予公开' } as const;

/** `主办领导：… 主办人：… 联系电话：…`, a whole space between them; empty where nobody is named. */
export function contactLine({ contacts: { leader, handler, phone } }: Letter): string {
  return [
    ...(leader === undefined ? [] : [`主办领导：${leader}`]),
    ...(handler === undefined ? [] : [`主办人：${handler}`]),
    ...(phone === undefined ? [] : [`联系电话：${phone}`]),
  ].join('　');
}

/** `附件：1.…`; one attachment has no number. */
export function attachmentLines({ attachments }: Letter): string[] {
  if (attachments.length <= 1) return attachments.map((name) => `附件：${name}`);
  return attachments.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}.${name}`);
}

/** `抄送：区政协办公室、区政协提案委员会。` */
export function copyLines({ reports, copies }: Letter): string[] {
  return [
    ...(reports.length === 0 ? [] : [`报：${reports.join('、')}。`]),
    ...(copies.length === 0 ? [] : [`抄送：${copies.join('、')}。`]),
  ];
}

export const dateLine = (on: string): string => dateTerm(on).zh;

/** The mark of the n-th heading of a level: 一、 （一） 1. （1） */
export function headingMark(level: 1 | 2 | 3 | 4, n: number): string {
  const figures = { 1: `${chineseNumeral(n)}、`, 2: `（${chineseNumeral(n)}）`, 3: `${n}.`, 4: `（${n}）` } as const;
  return figures[level];
}
