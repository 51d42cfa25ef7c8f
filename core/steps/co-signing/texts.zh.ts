import type { TellingText } from '#core/case/define/telling-text.ts';
import { the } from '#core/case/define/telling-text.ts';

export const commands = {
  'leave-co-signing': '退出联名',
} as const;

export const tellings = {
  'co-signer-left': {
    name: '退出联名',
    tag: '提案联名',
    tail: (facts) => `${facts.outcome.zh}委员退出联名`,
    sentence: (facts) => {
      const whose = facts.reader === 'author' ? `您的${the(facts)}` : the(facts);
      const alone = facts.reason === 'personal' ? '该提案已没有其他联名人，按个人提案办理。' : '';
      return `${facts.outcome.zh}委员不参加${whose}的联名，已退出。${alone}`;
    },
  },
} as const satisfies Readonly<Record<string, TellingText>>;
