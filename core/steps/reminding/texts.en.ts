import type { Words } from '#core/contracts/term.ts';
import type { MailFacts, SaidBeside } from '#core/case/define/telling-text.ts';
import { asksMember, furtherEn, isLate, leftEn, quoted, theEn } from '#core/case/define/telling-text.ts';
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
    sentence: (facts) => {
      if (facts.clockKind === 'feedback') return feedback(facts);
      if (facts.clockKind === 'revision') return revision(facts);
      if (facts.daysLeft === 0) return `${step(facts)} is due today, ${facts.dueOn}. Please see to it.`;
      return isLate(facts)
        ? `${step(facts)} was due ${facts.by} and is ${leftEn(facts)}. Please complete it soon, or say what stands in the way.`
        : `${step(facts)} is due ${facts.by} (${leftEn(facts)}). Please see to it in time.`;
    },
  },
  'overdue-list': {
    name: 'weekly list of what is overdue',
    sentence: (facts) =>
      `${step(facts)} was due ${facts.by} and is ${leftEn(facts)}. Please see to it soon, or say what stands in the way.`,
  },
  'overdue-unit': {
    name: "overdue, to the unit's leader",
    sentence: (facts) =>
      `${step(facts)}, which your unit handles, was due ${facts.by} and is ${leftEn(facts)}. Please see that it is completed soon.`,
  },
  'overdue-office': {
    name: 'overdue, to the office',
    sentence: (facts) => overdue(facts, 'Please press for it.'),
  },
  'overdue-leader': {
    name: 'overdue, to the supervising leader',
    sentence: (facts) => overdue(facts, 'It is submitted to you for supervision and is now on your list.'),
  },
  'silence-near': {
    name: 'silence is about to decide',
    sentence: (facts) =>
      facts.clockKind === 'feedback'
        ? `${facts.unitEn} has not given an opinion on the reply to ${theEn(facts)} yet; it is asked for ${facts.by} (${leftEn(facts)}). If none comes, by the rules: ${facts.outcome.en}. Please have somebody call the member and listen.`
        : `${step(facts)}, for which ${facts.unitEn} is responsible, is due ${facts.by} (${leftEn(facts)}) and not done yet. If it is not done by then, by the rules: ${facts.outcome.en}. You may want to get in touch.`,
  },
  silence: {
    name: 'decided by silence',
    sentence: (facts) =>
      asksMember(facts)
        ? `Nothing was heard from you on ${theEn(facts)} (${facts.clock.en}) until it ended on ${facts.dueOn}. By the rules: ${facts.outcome.en}.`
        : `${step(facts)} was due on ${facts.dueOn} and nothing was received. By the rules: ${facts.outcome.en}.`,
  },
  'due-day-moved': {
    name: 'due day moved',
    sentence: (facts) => `The due day of the step "${facts.clock.en}" of ${theEn(facts)} was moved. Please complete it ${facts.by}.`,
  },
  'by-hand': {
    name: 'reminder by hand',
    sentence: (facts) => `${byHand(facts)}${furtherEn(facts.detail, (words) => `Note: ${quoted(words)}.`)}`,
  },
};

const step = (facts: MailFacts): string => `The step "${facts.clock.en}" of ${theEn(facts)}`;

const feedback = (facts: MailFacts): string =>
  isLate(facts)
    ? `The time to give your opinion on the reply to your ${theEn(facts)} ended on ${facts.dueOn}, and we have not heard from you yet. Your opinion matters; we would still be glad to have it.`
    : `Your ${theEn(facts)} has been answered. Please give your opinion on the reply ${facts.by} (${leftEn(facts)}); the unit's work is judged by it.`;

const revision = (facts: MailFacts): string =>
  isLate(facts)
    ? `The time to revise your proposal ended on ${facts.dueOn}. Please submit it again soon, or withdraw it in the system.`
    : `Your proposal waits for your revision. Please submit it again ${facts.by} (${leftEn(facts)}).`;

/** To whoever watches: a member who is late is called and listened to, not pressed. */
function overdue(facts: MailFacts, request: string): string {
  if (facts.clockKind === 'feedback')
    return `${facts.unitEn} has not given an opinion on the reply to ${theEn(facts)} yet; it was asked for ${facts.by} and is ${leftEn(facts)}. Please have somebody call the member and listen.`;
  if (facts.clockKind === 'revision')
    return `${facts.unitEn} has not revised ${theEn(facts)} and submitted it again yet; it was asked for ${facts.by} and is ${leftEn(facts)}. Please have somebody call the member and ask how it stands.`;
  return `${step(facts)}, for which ${facts.unitEn} is responsible, was due ${facts.by} and is ${leftEn(facts)}. ${request}`;
}

function byHand(facts: MailFacts): string {
  if (facts.clockKind === 'feedback') return feedback(facts);
  if (facts.clockKind === 'revision') return revision(facts);
  return isLate(facts)
    ? `You are asked to complete a step that is late: "${facts.clock.en}" of ${theEn(facts)} was due ${facts.by} and is ${leftEn(facts)}. Please complete and record it soon.`
    : `You are reminded of ${theEn(facts)}: "${facts.clock.en}" is due ${facts.by} (${leftEn(facts)}). Please see to it in time.`;
}

export const refusals: Words<typeof zh.refusals> = {
  UnknownClockError: { title: 'No such clock', todo: 'It is not there, or over: reload the case and choose again.' },
  NothingToRemindError: { title: 'Nothing to remind of', todo: 'No clock is running there; reload the case.' },
  FeedbackNotPressedError: {
    title: 'Only the committee asks a member for the judgement',
    todo: 'Ask the committee to remind the member.',
  },
  OwnDeadlineError: {
    title: "This deadline is your own desk's",
    todo: '"{clockId}" is for your own desk to do: please do it, or speak to the colleague who has it in hand.',
  },
  AlreadyRemindedError: { title: 'Reminded today already', todo: '"{clockId}" was reminded by hand at {time} today; try again tomorrow.' },
};
