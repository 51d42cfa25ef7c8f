import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { quoted, theEn, upper } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'mark-key-case': 'mark as a key case',
  'unmark-key-case': 'take the mark of a key case away',
};

export const fields: Words<typeof zh.fields> = {
  'mark-key-case': {
    level: 'followed by',
    ledBy: 'leader of the government in charge',
    followedBy: 'leader of the committee who follows it',
  },
  'unmark-key-case': { reason: 'reason' },
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.key_case_marked': 'The committee marked the proposal as a key case.',
  'proposal.key_case_unmarked': 'The proposal is no key case any more.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'key-case-marked': {
    name: 'marked as a key case',
    sentence: (facts) =>
      `The committee has marked ${theEn(facts)} as a key case${facts.outcome.en === '' ? '' : ` (${facts.outcome.en})`}. Please handle it accordingly.`,
  },
  'key-case-unmarked': {
    name: 'no key case any more',
    sentence: (facts) => `${upper(theEn(facts))} is no key case any more: ${quoted(facts.reason)}.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  UnknownKeyLevelError: { title: 'No such level', todo: 'Choose one of: {knownEn}.' },
  AlreadyKeyCaseError: { title: 'It is such a key case already', todo: 'Level and leaders are the same: nothing is left to do.' },
};
