import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  submit: 'submit a draft',
  resubmit: 'submit again after revision',
  withdraw: 'withdraw',
};

export const fields: Words<typeof zh.fields> = {
  withdraw: { reason: 'reason' },
};

export const clocks: Words<typeof zh.clocks> = {
  revision: 'revision',
};

export const silences: Words<typeof zh.silences> = {
  withdrawn: 'deemed withdrawn',
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.submitted': 'The proposal was submitted and is in review.',
  'proposal.resubmitted': 'The proposal was submitted again after revision.',
  'proposal.withdrawn': 'The proposal was withdrawn, by its author or by silence.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'co-signer-named': {
    name: 'named as co-signer',
    sentence: (facts) =>
      `${facts.author.en} has submitted ${theEn(facts)} and named you as a co-signer; it is in review. If you agree, there is nothing to do; if you do not, please withdraw as a co-signer in the system before it is filed.`,
  },
  'co-signer-renewed': {
    name: 'co-signed proposal submitted again',
    sentence: (facts) => `${upper(yoursEn(facts))} was revised and submitted again by ${facts.author.en}; it is in review.`,
  },
  'taken-back': {
    name: 'withdrawn',
    sentence: (facts) => {
      const it = facts.reader === 'co-signer' ? yoursEn(facts) : theEn(facts);
      return facts.outcome.en === ''
        ? `${facts.author.en} has withdrawn ${it.replace(/,$/u, '')}; it will not be taken any further.`
        : `${upper(it)} was not submitted again in time and is ${facts.outcome.en}.`;
    },
  },
};

export const refusals: Words<typeof zh.refusals> = {
  UnknownSessionError: { title: 'No such session', todo: 'Use a session of the directory, or have {session} recorded.' },
  SessionChangedError: { title: 'The session cannot change', todo: 'Keep {session}; submit a new proposal for another session.' },
  CoSignerNotAcceptedError: {
    title: 'Co-signers are not valid',
    todo: 'Check {coSigners}: members of this body, not yourself, each once.',
  },
  CoSignersMissingError: { title: 'A joint proposal has co-signers', todo: 'Name co-signers, or make it a personal one.' },
  CoSignersNotAllowedError: { title: 'A personal proposal has no co-signers', todo: 'Leave them out, or make it a joint one.' },
  NotSpeakingForError: {
    title: 'You cannot make a proposal in that name',
    todo: 'Of that kind you speak for: {names}. If that is wrong, have the administrator record it, or make a personal or joint one.',
  },
  OnBehalfOfUnclearError: { title: 'Say in whose name it is made', todo: 'Choose "in the name of": {names}.' },
  SameTextError: {
    title: 'The same text was submitted already',
    todo: 'Another proposal of yours in this session has the same text and is under way; change that one if you want to.',
  },
};
