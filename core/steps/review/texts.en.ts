import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, quoted, theEn, upper } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  file: 'file',
  'return-for-revision': 'return for revision',
  decline: 'decline with a coded reason',
};

export const fields: Words<typeof zh.fields> = {
  'return-for-revision': { opinion: 'opinion of the review' },
  decline: { reasonCode: 'reason', explanation: 'explanation', referral: 'goes on as' },
};

export const values: Words<typeof zh.values> = {
  'public-opinion': 'passed on as information on public opinion',
  letter: "passed on as a letter of the member's",
};

const goesOnAs = (code: string): string => (code === 'public-opinion' || code === 'letter' ? ` It was ${values[code]}.` : '');

export const clocks: Words<typeof zh.clocks> = {
  review: 'review',
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.returned_for_revision': 'The proposal went back to its author for revision.',
  'proposal.declined': 'The proposal was declined.',
  'proposal.filed': 'The proposal was filed; its case number is being taken.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'revision-requested': {
    name: 'revision requested',
    sentence: (facts) =>
      `Thank you for your proposal. The review asks you to revise it: ${quoted(facts.detail)}. Please submit it again ${facts.by}.`,
  },
  declined: {
    name: 'declined',
    sentence: (facts) =>
      `Thank you for your proposal. The review did not accept it. Reason: ${facts.outcome.en}.${furtherEn(facts.detail, (words) => `The committee adds: ${quoted(words)}.`)}${goesOnAs(facts.reason)} We look forward to your next suggestion.`,
  },
  'to-review': {
    name: 'to review',
    sentence: (facts) => `${upper(theEn(facts))}, submitted by ${facts.author.en}, waits for review. Please decide on it ${facts.by}.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  UnknownReasonError: { title: 'No such reason', todo: 'Choose one of: {known}.' },
};
