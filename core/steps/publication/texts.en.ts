import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { further, furtherEn, quoted, theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'answer-publication': 'answer about publication',
  'publish-reply': 'publish the reply',
  'withdraw-publication': 'withdraw it from publication',
};

export const fields: Words<typeof zh.fields> = {
  'answer-publication': { consents: 'I agree that this reply is published', reason: 'why not' },
  'withdraw-publication': { reason: 'why it is withdrawn' },
};

export const values: Words<typeof zh.values> = {
  office: 'the government office',
  'answering-unit': 'the unit that answered',
  'by-itself': 'nobody: once its proposers agree',
};

export const attempts: Words<typeof zh.attempts> = {
  consents: 'when you agree',
  refuses: 'when you do not agree',
};

export const answers: Words<typeof zh.answers> = {
  consents: 'agrees that it is published',
  refuses: 'does not agree that it is published',
};

export const withdrawals: Words<typeof zh.withdrawals> = { consent: 'a proposer does not agree any more' };
export const correctedBy = (number: string): string => `the letter that corrects it (${number}) is not open to everybody`;

export const statuses: Words<typeof zh.statuses> = {
  'assignment.reply_published': 'The reply is on the public page, without telephones, numbers of people and the like.',
  'assignment.publication_withdrawn': 'The published reply was withdrawn; whoever copied it should take it down.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'publication-asked': {
    name: 'asked about publication',
    sentence: (facts) =>
      `The reply of ${facts.unitEn} to ${yoursEn(facts)} (${facts.detail}) is to be published, without telephones and other personal data. Please sign in and say whether you agree; without the first proposer’s consent it is not published.`,
  },
  'publication-answered': {
    name: 'what a proposer says of publication',
    sentence: (facts) =>
      `On the reply to ${theEn(facts)}: a proposer ${facts.outcome.en}.${furtherEn(facts.reason, (words) => `Reason: ${quoted(words)}.`)}`,
  },
  'publication-withdrawn': {
    name: 'withdrawn from publication',
    sentence: (facts) =>
      `${upper(theEn(facts))}: the reply ${facts.detail} is no longer published${further(facts.outcome.en, (words) => `: ${words}`)}.${furtherEn(facts.reason, (words) => `Reason: ${quoted(words)}.`)}`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  PublicationAnsweredError: { title: 'You have said so already', todo: 'Your answer on publication is the same: nothing is left to do.' },
  ReplyNotOpenError: {
    title: 'This reply cannot be published',
    todo: 'Its letter is open on request, or not at all. If that is wrong, issue a correcting letter first.',
  },
  ProposalWithheldError: { title: 'The proposer wants it kept', todo: 'The proposal is not to be published, and neither is its reply.' },
  ProposerRefusesError: {
    title: 'A proposer does not agree',
    todo: 'A proposer does not agree to the publication of this reply. It can be published once that answer changes.',
  },
  ConsentAwaitedError: {
    title: 'The proposer has not agreed yet',
    todo: 'The proposers were told. Wait until the first of them has agreed.',
  },
  PublishedByOthersError: {
    title: 'Not yours to publish',
    todo: 'By the rules in force the other side publishes replies: the office, or the unit that answered.',
  },
};
