import type { Term } from '#core/contracts/term.ts';
import type { MaskedKind } from '#core/publication/mask-text.ts';

/** Words of the public page of replies; both languages stand on it. */
export const publishedTexts = {
  title: { zh: '政协提案办理答复公开', en: 'Published replies to proposals' },
  none: { zh: '目前没有公开的答复。', en: 'No reply is published.' },
  number: { zh: '发文字号', en: 'Number' },
  letter: { zh: '标题', en: 'Title' },
  issuer: { zh: '答复单位', en: 'Answered by' },
  date: { zh: '成文日期', en: 'Date' },
  class: { zh: '类别', en: 'Class' },
  older: { zh: '更早的', en: 'Older ones' },
  all: { zh: '全部公开的答复', en: 'All published replies' },
  masked: {
    zh: '本页是公开稿：电话、证件号码、账号和不公开的姓名已经略去，以盖章的复函为准。',
    en: 'This is the public copy: telephones, numbers of people and accounts, and names that are not public are left out. The sealed letter is what holds.',
  },
  summary: { zh: '提案人只同意公开摘要，答复正文不公开。', en: 'The proposer lets a summary be public: the text of the reply is not.' },
  corrected: {
    zh: (number: string, day: string) => `本函有误，已由${number}（${day}）更正。`,
    en: (number: string, day: string) => `This letter was corrected by ${number} of ${day}.`,
  },
  gone: { zh: '这里没有公开的答复：可能已经撤回公开。', en: 'No reply is published here: it may have been withdrawn.' },
} as const;

/** What was left out of a public copy. */
export const maskedTerms: Readonly<Record<MaskedKind, Term>> = {
  identity: { zh: '证件号码', en: 'numbers of people' },
  account: { zh: '账号', en: 'account numbers' },
  phone: { zh: '电话', en: 'telephones' },
  email: { zh: '邮箱', en: 'mail addresses' },
  member: { zh: '提案人姓名', en: 'names of proposers' },
  staff: { zh: '承办人员姓名', en: 'names of staff' },
  picture: { zh: '图片', en: 'pictures' },
};

/** Why a letter is never published. */
export const forbiddenTerms = {
  'not-open': { zh: '公开属性不是主动公开，不公开', en: 'it is open on request, or not at all' },
  withheld: { zh: '提案人不同意公开提案，答复也不公开', en: 'its proposer wants the proposal kept' },
} as const satisfies Readonly<Record<string, Term>>;
