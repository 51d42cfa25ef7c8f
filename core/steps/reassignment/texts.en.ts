import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { quoted, theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type { Words } from '#core/contracts/term.ts';
import { roleEn, toDoEn } from '#core/case/define/share-texts.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = { reassign: 'give to another unit, or take back' };

export const fields: Words<typeof zh.fields> = {
  reassign: {
    to: 'unit that has it from now on (empty: taken back)',
    reason: 'reason',
    anew: 'to be signed for again, with its whole time',
  },
};

export const attempts: Words<typeof zh.attempts> = {
  toAnother: 'given to another unit',
  toCoHandler: 'changing places with a unit at work on the case',
  takenBack: 'taken back, and given to nobody yet',
};

export const stays: Words<typeof zh.stays> = {
  signedFor: "the former unit's signature stays in force",
  opinion: 'the opinion that was given stays',
  dueDay: 'the due day stays',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.reassigned': 'An assignment was given to another unit.',
  'assignment.recalled': 'An assignment was taken back.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  reassigned: {
    name: 'reassigned',
    sentence: (facts) =>
      `${upper(theEn(facts))} is now assigned to your unit as ${roleEn(facts)}. Reason given: ${quoted(facts.reason)}. ${toDoEn(facts)}`,
  },
  'taken-away': {
    name: 'given to another unit',
    sentence: (facts) =>
      `${upper(theEn(facts))} was given to ${facts.unitEn}; your unit no longer handles it. Reason given: ${quoted(facts.reason)}. Thank you for your work on it.`,
  },
  recalled: {
    name: 'taken back',
    sentence: (facts) =>
      `${upper(theEn(facts))} was taken back by the government office; your unit no longer handles it. Reason given: ${quoted(facts.reason)}. Thank you for your work on it.`,
  },
  'handed-over': {
    name: 'reassigned (to the member)',
    sentence: (facts) => `${upper(yoursEn(facts))} is now led by ${facts.unitEn}.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  RecallInRedoError: { title: 'Not in a redo round', todo: 'Name the unit that goes on with it within the term of this round.' },
  ReassignedToItselfError: { title: 'It has it already', todo: 'Choose another unit than {unitId}; to take it back only, name none.' },
};
