import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, quoted, theEn, upper } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'submit-for-clearance': 'submit the reply for clearance',
  countersign: 'countersign the draft reply',
  'check-draft': 'pass the draft as checked',
  'sign-letter': 'sign and issue the reply',
  'return-draft': 'return the draft',
};

const reply = {
  class: 'class',
  paragraphs: 'text of the reply',
  level: 'level (0 body text, 1 to 4 headings)',
  text: 'text',
  answers: 'suggestion answered',
  table: 'table',
  picture: 'picture',
  leader: 'leader in charge',
  handler: 'person in charge',
  phone: 'telephone',
  disclosure: 'publication of the reply',
  contact: 'contact with the member',
  contactedOn: 'day of the contact',
  way: 'way of the contact',
} as const;

const changed = {
  text: 'whole text of the reply (may be changed; the text before is kept; a row of a table is one line, with full-width bars between its cells)',
  paragraphs: 'whole text, in paragraphs',
  level: reply.level,
  answers: reply.answers,
  table: reply.table,
  picture: reply.picture,
} as const;

export const fields: Words<typeof zh.fields> = {
  'submit-for-clearance': { ...reply, countersign: 'ask the co-handlers to countersign' },
  countersign: { comment: 'remarks', ...changed },
  'check-draft': { comment: 'remarks', ...changed },
  'sign-letter': { comment: 'remarks' },
  'return-draft': { reason: 'why, and what to change' },
};

export const clocks: Words<typeof zh.clocks> = {
  countersign: 'countersigning',
  check: 'check of the draft',
  signing: 'signing',
};

export const silences: Words<typeof zh.silences> = {
  consented: 'not countersigned in time; taken for consent',
};

export const values: Words<typeof zh.values> = {
  countersign: 'countersigning',
  check: 'check',
  sign: 'signing',
  review: 'review',
  'unit-leader': 'a leader of the unit',
  'unit-head': 'the head of the unit',
  'file-form': 'file form',
  'letter-form': 'letter form',
};

export const hangs: Words<typeof zh.hangs> = {
  countersign: 'being countersigned',
  check: 'being checked',
  sign: 'to be signed',
  review: 'in review by the office',
  numbering: 'taking its number',
  feedback: 'not judged by the member yet',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'to-countersign': {
    name: 'draft to countersign',
    sentence: (facts) =>
      `The lead asks you to countersign its draft reply to ${theEn(facts)}. Please do so in the system ${facts.by}; you may change the text or return it.`,
  },
  'to-check': {
    name: 'draft to check',
    sentence: (facts) =>
      `The draft reply to ${theEn(facts)} is to be checked. Please read it over in the system ${facts.by}; you may change the text or return it.`,
  },
  'to-sign': {
    name: 'reply to sign',
    sentence: (facts) =>
      `The reply to ${theEn(facts)} waits for your signature. Please sign it in the system ${facts.by}, or return it. Once signed it takes its number, goes out and is not changed any more.`,
  },
  'letter-copied': {
    name: 'copy of the reply',
    sentence: (facts) =>
      `${upper(facts.unitEn)} has answered ${theEn(facts)} (${facts.detail}). Your unit gets a copy: please read it in the system.`,
  },
  'draft-returned': {
    name: 'draft returned',
    sentence: (facts) =>
      `${upper(facts.unitEn)} returned the draft reply to ${theEn(facts)}: ${quoted(facts.detail)}. Please revise it and submit it again.${furtherEn(facts.dueOn, () => `The reply is due ${facts.by}.`)}`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  LetterIncompleteError: { title: 'The reply is not complete', todo: 'Missing: {missingEn}. Please add it and submit again.' },
  ClearanceUnderWayError: { title: 'The draft is in clearance', todo: 'To change it, return the draft first, then submit it again.' },
  NobodySignsError: {
    title: 'Nobody may sign',
    todo: 'Ask an administrator to record a leader (or the head) of your unit in the directory, then submit or sign.',
  },
  NobodyToCountersignError: { title: 'There is no co-handler', todo: 'Nobody has to countersign this one: submit it without.' },
  CheckedByOthersError: {
    title: 'Who drafted it does not check it',
    todo: 'Please have it checked by somebody else of your unit: {people}.',
  },
  SignedByOthersError: { title: 'A leader of the unit signs', todo: '{people} may sign. If something is to be changed, return the draft.' },
};
