/** What a public copy leaves out. */
export const maskedKinds = ['identity', 'account', 'phone', 'email', 'member', 'staff', 'picture'] as const;
export type MaskedKind = (typeof maskedKinds)[number];

/** What stands in its place: as offices write it, and never with a part of what stood there. */
export const maskWords = {
  identity: '（证件号码略）',
  account: '（账号略）',
  phone: '（电话略）',
  email: '（邮箱略）',
  member: '提案人',
  staff: '（姓名略）',
  picture: '（图略）',
} as const satisfies Readonly<Record<MaskedKind, string>>;

export interface Names {
  /** Proposers, where the public copy does not name them. */
  readonly members: readonly string[];
  /** Whoever answers for the letter, likewise. */
  readonly staff: readonly string[];
}

export interface MaskedText {
  readonly text: string;
  /** How often each was left out. */
  readonly counts: Readonly<Partial<Record<MaskedKind, number>>>;
}

// Figures as people type them: half or full width, with a blank, a point or a dash between groups.
const F = '[0-9０-９]';
const G = '[ \\u3000.·\\-－—–]?';
// Not the middle of a longer one.
const alone = (pattern: string): RegExp => new RegExp(`(?<!${F})(?:${pattern})(?!${F})`, 'gu');
const year = `(?:19|20)${F}{2}`;

/**
 * In this order, the longest first. A resident's number has 18 figures, the last of which may be X; accounts have 16 to 19, often in fours
 * (four years in a row are none); a mobile number has 11 and begins with 13 to 19, also behind +86; a number with its area code 10 to 12;
 * service numbers begin with 400 or 800; one of 7 or 8 figures counts where the word for telephone stands before it.
 */
const patterns: readonly (readonly [MaskedKind, RegExp])[] = [
  ['identity', alone(`${F}{6}${G}${year}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]${F}|3[01])${G}${F}{3}[0-9０-９xXｘＸ]`)],
  ['account', alone(`(?!${year}(?:${G}${year}){3}(?!${F}))${F}{4}(?:${G}${F}{4}){3}(?:${G}${F}{1,3})?`)],
  ['phone', alone(`(?:[+＋]?(?:86|８６)${G})?[1１][3-9３-９](?:${F}${G}${F}{4}${G}${F}{4}|${F}{2}${G}${F}{3}${G}${F}{4})`)],
  ['phone', alone(`[（(]?[0０]${F}{2,3}[)）]?${G}[1-9１-９]${F}{2,3}${G}${F}{4}`)],
  ['phone', alone(`[48４８][0０]{2}${G}${F}{3,4}${G}${F}{3,4}`)],
  [
    'phone',
    new RegExp(
      `(?<=(?:电话|热线|手机|传真|联系方式|座机|专线)(?:号码|为|是|：|:|\\s|（|\\(){0,4})[1-9１-９]${F}{2,3}${G}${F}{4}(?!${F})`,
      'gu',
    ),
  ],
  ['email', /[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu],
];

/** A text without what is nobody's business. The same text and names give the same copy for ever. */
export function maskText(text: string, { members, staff }: Names): MaskedText {
  const counts: Partial<Record<MaskedKind, number>> = {};
  let masked = text;
  const leaveOut = (kind: MaskedKind, pattern: RegExp): void => {
    masked = masked.replaceAll(pattern, () => {
      counts[kind] = (counts[kind] ?? 0) + 1;
      return maskWords[kind];
    });
  };
  for (const [kind, pattern] of patterns) leaveOut(kind, pattern);
  if (members.length > 0) leaveOut('member', withTitle(anyOf(members)));
  if (staff.length > 0) leaveOut('staff', new RegExp(anyOf(staff), 'gu'));
  return { text: masked, counts };
}

/** A list of names is one, with the title behind it: 许承泽、沈若谷等5位委员. */
function withTitle(name: string): RegExp {
  return new RegExp(`(?:${name})(?:[、，和](?:${name}))*(?:(?:等(?:[0-9一二三四五六七八九十]+位)?)?委员)?`, 'gu');
}

/** The longest first, for one may begin another. */
function anyOf(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, '\\$&'))
    .join('|');
}
