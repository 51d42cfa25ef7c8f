import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/telling-text.ts';
import { leftEn } from '#core/case/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  remind: 'remind the holder by hand',
};

export const fields: Words<typeof zh.fields> = {
  remind: { note: 'note' },
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.escalated': 'An overdue deadline was escalated to the office or a leader.',
  'document.issued': 'A chaser or a supervision notice was issued to a unit, with its number.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  reminder: {
    name: 'reminder',
    sentence: (facts) => `Proposal ${facts.number.en}: "${facts.clock.en}" is due on ${facts.dueOn} (${leftEn(facts)}).`,
  },
  'overdue-list': {
    name: 'weekly list of what is overdue',
    sentence: (facts) => `Proposal ${facts.number.en}: "${facts.clock.en}" was due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
  'overdue-unit': {
    name: "overdue, to the unit's leader",
    sentence: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of your unit was due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
  'overdue-office': {
    name: 'overdue, to the office',
    sentence: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). Please press for it.`,
  },
  'overdue-leader': {
    name: 'overdue, to the supervising leader',
    sentence: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} was due on ${facts.dueOn} (${leftEn(facts)}). It is now on your desk.`,
  },
  'silence-near': {
    name: 'silence is about to decide',
    sentence: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" of ${facts.unitEn} is due on ${facts.dueOn} and nothing was heard; by the rules: ${facts.outcome.en}. You may want to get in touch.`,
  },
  silence: {
    name: 'decided by silence',
    sentence: (facts) =>
      `Proposal ${facts.number.en}: "${facts.clock.en}" (due ${facts.dueOn}) passed in silence; the rules took effect by themselves.`,
  },
  'by-hand': {
    name: 'reminder by hand',
    sentence: (facts) =>
      `You are reminded by hand of proposal ${facts.number.en}: "${facts.clock.en}", due on ${facts.dueOn} (${leftEn(facts)}). Please see to it.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  UnknownClockError: { title: 'No such clock', todo: 'Check {clockId} with /deadlines.' },
  NothingToRemindError: { title: 'Nothing to remind of', todo: 'No clock is running there; reload the case.' },
  FeedbackNotPressedError: {
    title: 'Only the committee asks a member for the judgement',
    todo: 'Ask the committee to remind the member.',
  },
  AlreadyRemindedError: { title: 'Reminded today already', todo: '"{clockId}" was reminded by hand at {time} today; try again tomorrow.' },
};
