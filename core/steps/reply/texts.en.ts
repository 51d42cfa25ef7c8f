import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'issue-reply': 'issue the reply',
};

export const fields: Words<typeof zh.fields> = {
  'issue-reply': { class: 'class', text: 'text of the reply' },
};

export const clocks: Words<typeof zh.clocks> = {
  reply: 'reply',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.reply_issued': 'The lead issued its reply; the letter number is being taken.',
  'assignment.replied': 'The letter is out; the member may judge it.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  reply: {
    name: 'reply',
    sentence: (facts) => `${facts.unitEn} has replied to your proposal ${facts.number.en}. Please judge the reply by ${facts.dueOn}.`,
  },
  'reply-copied': {
    name: 'reply (for your information)',
    sentence: (facts) =>
      `${facts.unitEn} replied to proposal ${facts.number.en}; ${facts.author.en} is asked for feedback by ${facts.dueOn}. For your information.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  OnlyLeadRepliesError: { title: 'Only the lead replies', todo: 'A co-handler gives its opinion (give-opinion).' },
  OpinionsMissingError: { title: 'Opinions are missing', todo: 'Missing: {units}. Once the time for it has lapsed you may go on without.' },
  UnknownReplyClassError: { title: 'No such reply class', todo: 'Choose one of: {known}.' },
};
