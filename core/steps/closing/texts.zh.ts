import type { TellingText } from '#core/case/telling-text.ts';

/** What each webhook event means. */
export const statuses = {
  'proposal.closed': '提案办结',
} as const;

export const tellings = {
  closed: {
    name: '办结',
    tag: '提案办结',
    tail: () => '',
    sentence: (facts) => `贵单位主办的提案${facts.number.zh}《${facts.title}》已办结：答复类别${facts.detail}，${facts.outcome.zh}。`,
  },
  'closed-member': {
    name: '提案办结',
    tag: '提案办结',
    tail: () => '',
    sentence: (facts) => `您提出或联名的提案${facts.number.zh}《${facts.title}》已办结（${facts.outcome.zh}），感谢您的关心和支持。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const outcomes = {
  satisfied: '委员满意',
  'basically-satisfied': '委员基本满意',
  'no-feedback': '委员未反馈',
  consulted: '经协商督办',
} as const;
