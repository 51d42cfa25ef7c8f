import type { TellingText } from '#core/case/define/telling-text.ts';
import { the } from '#core/case/define/telling-text.ts';

export const tellings = {
  'author-succeeded': {
    name: '第一提案人接任',
    tag: '第一提案人接任',
    tail: (facts) => `${facts.outcome.zh}委员接任`,
    sentence: (facts) =>
      facts.reader === 'author'
        ? `${the(facts)}的第一提案人${facts.detail}委员已不在任，按办理规则由您接任第一提案人。此后的答复将送达您，届时请您反馈意见。`
        : `${the(facts)}的第一提案人${facts.detail}委员已不在任，由${facts.outcome.zh}委员接任第一提案人，此后由其接收答复、反馈意见。`,
  },
  'author-left': {
    name: '第一提案人离任',
    tag: '第一提案人离任',
    tail: () => '无人接任',
    sentence: (facts) => `${the(facts)}的第一提案人${facts.detail}委员已不在任，没有联名人可以接任，此后的答复无人接收、反馈，请研究处理。`,
  },
} as const satisfies Readonly<Record<string, TellingText>>;
