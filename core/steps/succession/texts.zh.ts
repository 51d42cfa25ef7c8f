import type { TellingText } from '#core/case/telling-text.ts';

export const tellings = {
  'author-succeeded': {
    name: '第一提案人接任',
    tag: '第一提案人接任',
    tail: () => '',
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》的第一提案人${facts.detail}已不在任，由${facts.outcome.zh}接任第一提案人，此后的答复和反馈由其接收、办理。`,
  },
  'author-left': {
    name: '第一提案人离任',
    tag: '第一提案人离任',
    tail: () => '',
    sentence: (facts) =>
      `提案${facts.number.zh}《${facts.title}》的第一提案人${facts.detail}已不在任，没有联名人可以接任，后续答复、反馈无人接收，请研究处理。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
