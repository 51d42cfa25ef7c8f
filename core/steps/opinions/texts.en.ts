import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'give-opinion': "give a co-handler's opinion",
};

export const fields: Words<typeof zh.fields> = {
  'give-opinion': { text: 'opinion' },
};

export const clocks: Words<typeof zh.clocks> = {
  opinion: 'co-handling opinion',
};

export const silences: Words<typeof zh.silences> = {
  lapsed: 'the opinion lapses; the lead may reply without it',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.opinion_given': 'A co-handler gave its opinion.',
  'assignment.opinion_numbered': "A co-handler's opinion took its letter number.",
  'assignment.opinion_lapsed': "A co-handler's opinion lapsed.",
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'opinion-given': {
    name: 'opinion given',
    sentence: (facts) =>
      `${facts.unitEn}, a co-handler, has given its opinion on ${theEn(facts)}. Please read it in the system and take it into account in your reply.`,
  },
  'opinion-lapsed': {
    name: 'opinion lapsed',
    sentence: (facts) =>
      `${facts.unitEn}, a co-handler, gave no opinion on ${theEn(facts)} in time. By the rules you may reply without it.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  LeadGivesNoOpinionError: { title: 'A lead gives no opinion', todo: 'The lead issues the reply itself.' },
};
