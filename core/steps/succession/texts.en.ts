import { theEn } from '#core/case/define/telling-text.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const tellings: SaidBeside<typeof zh.tellings> = {
  'author-succeeded': {
    name: 'a first proposer succeeded',
    sentence: (facts) =>
      facts.reader === 'author'
        ? `The first proposer of ${theEn(facts)} has left, and by the rules you have taken the place: from now on the reply comes to you, and you are asked for your opinion on it.`
        : `The first proposer of ${theEn(facts)} has left; ${facts.outcome.en} has taken the place, and from now on receives and judges the reply.`,
  },
  'author-left': {
    name: 'a first proposer left',
    sentence: (facts) =>
      `The first proposer of ${theEn(facts)} has left, and no co-signer is there to take the place: nobody would receive or judge the reply. Please see to it.`,
  },
};
