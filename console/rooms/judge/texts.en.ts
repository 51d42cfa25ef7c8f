import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Judge how it was handled',
  calm: 'Judge as you see it. Attitude and result are judged apart; the units do not see your judgement before they handle it again or the case is closed.',
  toForm: 'Go to the judgement',
  later: 'You may read the reply now and judge later; what you fill in is kept in this window.',
  notNow: (why) => `You cannot judge it now: ${why}`,
  nothing: 'Your judgement of this proposal is not asked for now.',
  backToCase: 'Back to the case',
  reply: 'The reply',
  replyOf: (unit) => `Reply of ${unit}`,
  class: (code) => `Class: ${code}`,
  corrects: (number) => `correcting letter, corrects ${number}`,
  asked: 'What you suggested',
  suggestion: (n) => `Suggestion ${n}`,
  lead: (unit) => `The lead, ${unit}`,
  coHandler: (unit) => `The co-handler, ${unit}`,
  coHandlers: 'The co-handlers (optional)',
  attitude: 'Attitude',
  result: 'Result',
  judgements: { satisfied: 'Satisfied', basically: 'Basically satisfied', not: 'Not satisfied' },
  comment: 'Comment (optional)',
  notSatisfied: 'If the result does not satisfy you, the lead handles the proposal again. To say what is missing helps to get it done.',
  give: 'Submit the judgement',
  choose: 'Please judge both the attitude and the result of the lead.',
  half: 'Of a co-handler, judge both attitude and result, or neither.',
};
