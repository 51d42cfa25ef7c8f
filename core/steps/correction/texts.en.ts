import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = { 'correct-reply': 'issue a correcting letter' };

export const fields: Words<typeof zh.fields> = {
  'correct-reply': {
    mistake: 'what was wrong in the reply (stands in the correcting letter)',
    reason: 'how it came about (kept for the files, not in the letter)',
    class: 'class as it should be (leave it where it stays)',
    text: 'whole text of the reply as it should be',
    paragraphs: 'whole text as it should be, in paragraphs',
    level: 'level (0 body text, 1 to 4 headings)',
    answers: 'suggestion answered',
    table: 'table',
    picture: 'picture',
    leader: 'leader in charge (leave it empty where it stays)',
    handler: 'person in charge (leave it empty where it stays)',
    phone: 'telephone (leave it empty where it stays)',
    disclosure: 'publication of the reply (leave it where it stays)',
  },
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.reply_corrected': 'A reply was issued wrong; the correcting letter has its number and is out.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'reply-corrected': {
    name: 'reply corrected',
    sentence: (facts) =>
      `${upper(facts.unitEn)} made a mistake in its reply (${facts.reason}) to ${yoursEn(facts)} and corrects it by letter ${facts.detail}. Please go by the correcting letter.${furtherEn(facts.dueOn, () => `The days for your judgement are counted anew: please give it ${facts.by}.`)}`,
  },
  'correction-copied': {
    name: 'copy of a correcting letter',
    sentence: (facts) =>
      `${upper(facts.unitEn)} made a mistake in its reply (${facts.reason}) to ${theEn(facts)} and has corrected it by letter ${facts.detail}. Please go by the correcting letter.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  CorrectionUnderWayError: {
    title: 'The correcting letter is being numbered',
    todo: 'It goes out in a moment. If something else is wrong, issue another one once it is out.',
  },
  NothingCorrectedError: {
    title: 'The correction says the same as the reply',
    todo: 'Change the class, the text or the contact, then sign the correcting letter.',
  },
};
