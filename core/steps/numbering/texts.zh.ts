import type { TellingText } from '#core/case/define/telling-text.ts';

/** What each webhook event means. */
export const statuses = {
  'proposal.numbered': '提案已编案号，待交办',
} as const;

export const tellings = {
  filed: {
    name: '立案',
    tag: '提案立案',
    tail: () => '已立案',
    sentence: (facts) => `您的提案《${facts.title}》经审查予以立案，编为${facts.number.zh}提案，即将交有关单位办理。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
