import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const statuses: Words<typeof zh.statuses> = {
  'proposal.closed': 'The case was closed.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  closed: {
    name: 'closed',
    sentence: (facts) => `${upper(theEn(facts))}, which your unit led, is closed: class ${facts.detail}; ${facts.outcome.en}.`,
  },
  'closed-member': {
    name: 'closed (to the member)',
    sentence: (facts) => `${upper(yoursEn(facts))} is closed (${facts.outcome.en}).`,
  },
};

export const outcomes: Words<typeof zh.outcomes> = {
  satisfied: 'the member is satisfied',
  'basically-satisfied': 'the member is basically satisfied',
  'no-feedback': 'the member gave no feedback',
  consulted: 'after consultation',
};
