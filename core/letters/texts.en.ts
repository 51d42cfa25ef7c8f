import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

/** What a letter lacks before it goes on. */
export const missing: Words<typeof zh.missing> = {
  class: 'the class (A, B or C)',
  publicity: 'whether it is published',
  session: 'the session',
  caseNumber: 'the number of the proposal',
  addressees: 'the members or the body it is written to',
  body: 'the text of the reply',
  handler: 'the person handling it',
  phone: 'a telephone number',
  copies: 'the offices that get a copy',
  number: 'the letter number',
  date: 'the date',
  contact: 'day and way of the contact with the member',
};

export const missingOpinions = (units: readonly string[]): string => `the opinion of ${units.join(' and ')}`;

export const kinds: Words<typeof zh.kinds> = { reply: 'reply', opinion: "co-handler's opinion", correction: 'correcting letter' };
