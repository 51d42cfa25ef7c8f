import type { TellingText } from '#core/case/define/telling-text.ts';
import { the, yours } from '#core/case/define/telling-text.ts';

/** What each webhook event means. */
export const statuses = {
  'proposal.closed': '提案办结',
} as const;

export const tellings = {
  closed: {
    name: '办结',
    tag: '提案办结',
    tail: (facts) => facts.outcome.zh,
    sentence: (facts) => `你单位主办的${the(facts)}已办结：答复类别为${facts.detail}类，${facts.outcome.zh}。`,
  },
  'closed-member': {
    name: '提案办结',
    tag: '提案办结',
    tail: (facts) => facts.outcome.zh,
    sentence: (facts) => `${yours(facts)}已经办结（${facts.outcome.zh}）。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;

export const outcomes = {
  satisfied: '委员满意',
  'basically-satisfied': '委员基本满意',
  'no-feedback': '委员未反馈',
  consulted: '经协商督办',
} as const;
