import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, quoted, theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'pass-reply': 'pass the reply',
  'send-back-reply': 'send the reply back',
};

export const fields: Words<typeof zh.fields> = {
  'pass-reply': { class: 'another class (leave it where it stays)', reason: 'why another class', comment: 'remarks' },
  'send-back-reply': { reason: 'why, and what to change' },
};

export const clocks: Words<typeof zh.clocks> = { 'reply-review': 'review of the reply' };

export const tellings: SaidBeside<typeof zh.tellings> = {
  'to-review-reply': {
    name: 'reply to review',
    sentence: (facts) =>
      `The unit has signed its reply to ${theEn(facts)}. Please review it in the system ${facts.by}; once passed it takes its number and goes out, or you send it back.`,
  },
  'reply-class-changed': {
    name: 'class changed in review',
    sentence: (facts) =>
      `The reply to ${theEn(facts)} passed review with its class changed to ${facts.detail}${facts.reason === '' ? '' : `: ${quoted(facts.reason)}`}.`,
  },
  'reply-sent-back': {
    name: 'reply sent back',
    sentence: (facts) =>
      `The reply to ${theEn(facts)} was sent back in review: ${quoted(facts.detail)}. Please revise it and submit it for clearance again.${furtherEn(facts.dueOn, () => `The days of the review are not counted: the reply is now due ${facts.by}.`)}`,
  },
};
