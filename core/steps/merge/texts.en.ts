import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { quoted, theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = { merge: 'merge into another', 'undo-merge': 'undo the merging' };

export const fields: Words<typeof zh.fields> = {
  merge: { into: 'into which proposal (its number)', reason: 'reason for merging' },
  'undo-merge': { reason: 'reason for undoing it' },
};

export const attempts: Words<typeof zh.attempts> = {
  together:
    'Both are dispatched and answered as one, and its proposers become co-signers of the other; this can be undone until the dispatch',
  alone: 'It is dispatched and answered on its own; whoever became a co-signer of the other proposal by the merging is one no more',
};
export const goesWith: typeof zh.goesWith = (number, title) =>
  `It goes on with proposal No. ${number}, 《${title}》, and keeps its own number`;

export const statuses: Words<typeof zh.statuses> = {
  'proposal.merged': 'The proposal is handled together with another one.',
  'proposal.merge_undone': 'The proposal is handled on its own again.',
  'proposal.took_in': 'Another proposal is handled together with this one.',
  'proposal.let_go': 'A proposal that was handled together with this one no longer is.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  merged: {
    name: 'merged',
    sentence: (facts) =>
      `${upper(yoursEn(facts))} is handled together with proposal No. ${facts.detail}. Reason: ${quoted(facts.reason)}. It keeps its number, and the reply will be sent to you as well.`,
  },
  'merge-undone': {
    name: 'merging undone',
    sentence: (facts) => `${upper(yoursEn(facts))} is handled on its own again. Reason: ${quoted(facts.reason)}.`,
  },
  'taken-in': {
    name: 'another one taken in',
    sentence: (facts) =>
      `Proposal No. ${facts.detail} concerns the same matter as ${yoursEn(facts)} and is handled together with it; the reply goes to the proposers of both.`,
  },
  'let-go': {
    name: 'another one let go',
    sentence: (facts) => `A proposal that was merged into ${theEn(facts)} is handled on its own again; this one goes on as before.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  LeadsOthersError: {
    title: 'Others are merged into it',
    todo: 'No. {numbers} has been merged into this proposal; undo that first, or merge the other proposal into this one.',
  },
  MergedIntoItselfError: { title: 'A proposal cannot be merged into itself', todo: 'Give the number of another proposal.' },
  MergeTargetError: {
    title: 'It cannot be merged into that proposal',
    todo: 'Name a proposal that has its number, is not dispatched and not merged itself; where it is dispatched, dispatch this one to the same unit.',
  },
  MergeSettledError: {
    title: 'It is dispatched already',
    todo: 'No. {number} has been dispatched: both are handled and answered together and cannot be taken apart any more.',
  },
};
