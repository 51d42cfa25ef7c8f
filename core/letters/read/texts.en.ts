import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const fields: Words<typeof zh.fields> = {
  kind: 'kind of letter',
  issuer: 'issuer',
  number: 'letter number',
  class: 'class',
  publicity: 'publicity',
  title: 'title',
  session: 'session',
  caseNumber: 'case number',
  addressees: 'addressees',
  matter: 'matter',
  points: 'answers point by point',
  promises: 'promises',
  signer: 'signed off by',
  leader: 'leader in charge',
  handler: 'handled by',
  phone: 'telephone',
  copies: 'copies',
  reports: 'reported to',
  printed: 'printed',
  date: 'date',
};

export const flags: Words<typeof zh.flags> = {
  'impossible-date': 'a date that does not exist',
  'number-damaged': 'the letter number is damaged',
  'date-damaged': 'the date is damaged',
  'wrong-honorific': 'not addressed as 委员',
  'salutation-unusual': 'an unusual salutation',
  'words-doubled': 'words written twice',
  masked: 'a name or telephone is masked',
  'deputies-thanked': 'the text speaks of deputies',
  'suggestion-of-deputies': 'seems to answer a suggestion of deputies',
  'several-cases': 'answers several proposals',
  'texts-differ': 'title and text name different matters',
};

export const sureness: Words<typeof zh.sureness> = { certain: 'certain', likely: 'likely', guessed: 'pieced together' };

export const kinds: Words<typeof zh.kinds> = {
  reply: "the lead unit's reply",
  'co-handler-to-member': 'a co-handler writing to the member',
  opinion: "a co-handler's opinion",
};

export const addressees: Words<typeof zh.addressees> = { members: 'members', body: 'a body', 'lead-unit': 'the lead unit' };
