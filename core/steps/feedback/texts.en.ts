import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { further, quoted, theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'give-feedback': 'judge the reply',
};

export const fields: Words<typeof zh.fields> = {
  'give-feedback': {
    attitude: 'attitude',
    result: 'result',
    comment: 'comment',
    units: 'the co-handlers, each',
    assignmentId: 'co-handler',
  },
};

export const values: Words<typeof zh.values> = {
  satisfied: 'satisfied',
  basically: 'basically satisfied',
  not: 'not satisfied',
};

export const attempts: Words<typeof zh.attempts> = {
  accepted: 'when the result is accepted',
  notAccepted: 'when the result is not accepted',
  late: 'the case was closed without feedback: what is said now is recorded as late and told to the committee, and the outcome stays',
};

export const judged: Words<typeof zh.judged> = {
  both: (attitude, result) => `attitude ${attitude}, result ${result}`,
};

export const clocks: Words<typeof zh.clocks> = {
  feedback: "member's feedback",
};

export const silences: Words<typeof zh.silences> = {
  'not-given': 'counted as not given; the case is closed',
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.feedback_given': 'The member judged the reply; what she wrote is not told.',
  'proposal.feedback_lapsed': 'The member gave no feedback in time.',
  'assignment.redo_opened': 'A redo round began.',
};

export const refusals: Words<typeof zh.refusals> = {
  FeedbackTooLateError: {
    title: 'Late feedback is no longer taken',
    todo: 'It was taken until {until}; if something is still to be said, ask the committee.',
  },
  FeedbackNotTakenLateError: {
    title: 'Late feedback is not taken here',
    todo: 'The case was closed without feedback; if something is to be said, ask the committee.',
  },
  UnitNotJudgedError: { title: 'This unit cannot be judged so', todo: 'Judge each co-handler of the case once; check {assignmentId}.' },
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'late-feedback': {
    name: 'late feedback',
    sentence: (facts) =>
      `After proposal ${facts.number.en} was closed without feedback the member judged it: ${facts.outcome.en}. It is recorded as late and the outcome stays; please consider what follows.`,
  },
  redo: {
    name: 'to be handled again',
    sentence: (facts) =>
      `The member is not satisfied with how ${theEn(facts)} was handled${further(facts.reason, (words) => ` and writes: ${quoted(words)}`)}. Please consider it carefully, handle the proposal again (round ${facts.detail}) and reply ${facts.by}.`,
  },
  'redo-begun': {
    name: 'redo (to the member)',
    sentence: (facts) =>
      `Your opinion on the reply to ${theEn(facts)} has arrived. ${facts.unitEn} handles it again (round ${facts.detail}) and will reply to you ${facts.by}.`,
  },
};
