import { theEn, yoursEn } from '#core/case/define/telling-text.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'leave-co-signing': 'withdraw as a co-signer',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'co-signer-left': {
    name: 'a co-signer withdrew',
    sentence: (facts) => {
      const alone = facts.reason === 'personal' ? ' No other co-signer is left: it goes on as a personal proposal.' : '';
      return `${facts.outcome.en} does not stand with ${facts.reader === 'author' ? yoursEn(facts) : theEn(facts)} and is no co-signer of it any more.${alone}`;
    },
  },
};
