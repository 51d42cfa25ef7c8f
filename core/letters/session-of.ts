import { numberOf } from './chinese-numerals.ts';
import type { Letter } from './letter.ts';

/** `六届一次会议`, `第六届委员会第一次会议` or `6-1` as term and meeting; `undefined` for a name that says neither. */
export function sessionOf(name: string): Letter['session'] {
  const found =
    /第?(?<term>[\d一二三四五六七八九十]+)届\D*?(?<meeting>[\d一二三四五六七八九十]+)次/u.exec(name) ??
    /^(?<term>\d+)-(?<meeting>\d+)$/u.exec(name);
  const [term, meeting] = [numberOf(found?.groups?.['term'] ?? ''), numberOf(found?.groups?.['meeting'] ?? '')];
  return isOrdinal(term) && isOrdinal(meeting) ? { term, meeting } : undefined;
}

const isOrdinal = (value: number | undefined): value is number => value !== undefined && value >= 1 && value <= 99;
