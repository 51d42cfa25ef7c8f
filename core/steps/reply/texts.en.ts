import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'issue-reply': 'issue the reply',
};

export const fields: Words<typeof zh.fields> = {
  'issue-reply': {
    class: 'class',
    paragraphs: 'text of the reply',
    level: 'level (0 body text, 1 to 4 headings)',
    text: 'text',
    answers: 'suggestion answered',
    table: 'table',
    picture: 'picture',
    leader: 'leader in charge',
    handler: 'person in charge',
    phone: 'telephone',
    disclosure: 'publication of the reply',
    contact: 'contact with the member',
    contactedOn: 'day of the contact',
    way: 'way of the contact',
  },
};

export const values: Words<typeof zh.values> = {
  disclosed: 'published',
  'on-request': 'published on request',
  'not-disclosed': 'not published',
  visit: 'visit',
  meeting: 'meeting',
  telephone: 'by telephone',
  'in-writing': 'in writing',
};

export const clocks: Words<typeof zh.clocks> = {
  reply: 'reply',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.reply_issued': 'The lead issued its reply; the letter number is being taken.',
  'assignment.replied': 'The letter is out; the member may judge it.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  reply: {
    name: 'reply',
    sentence: (facts) =>
      `${facts.unitEn} has answered your ${theEn(facts)} in writing (${facts.detail}). Please read the reply and give your opinion ${facts.by}; the unit's work is judged by it.`,
  },
  'reply-copied': {
    name: 'reply (for your information)',
    sentence: (facts) =>
      `For your information: ${facts.unitEn} has answered ${theEn(facts)} (${facts.detail}), and ${facts.author.en} is asked for an opinion on the reply ${facts.by}.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  OnlyLeadRepliesError: { title: 'Only the lead replies', todo: 'A co-handler gives an opinion, which the lead takes into its reply.' },
  OpinionsMissingError: { title: 'Opinions are missing', todo: 'Missing: {units}. Once the time for it has lapsed you may go on without.' },
  ClearanceFirstError: {
    title: 'The reply has to be cleared first',
    todo: 'By the rules of this unit a reply is cleared and signed before it goes out. Submit it for clearance; it takes its number when it is signed.',
  },
  UnknownReplyClassError: { title: 'No such reply class', todo: 'Choose one of: {known}.' },
  PictureNotThereError: {
    title: 'A picture is not in this case',
    todo: 'The picture of “{caption}” was removed, or was not uploaded by your unit for this letter. Insert it again, or take it out.',
  },
  PictureNotPrintableError: {
    title: 'A picture cannot be printed',
    todo: 'The picture of “{caption}” ({file}) is an interlaced PNG, in the colours of the press (CMYK), or too large: it would print as an empty frame. Open it in Paint or the like, save it as a plain PNG or JPEG, and insert it again. What is uploaded at the desk is converted by itself.',
  },
  PicturesTooLargeError: {
    title: 'The pictures are too large',
    todo: 'The pictures of a letter may have {limit} MB together; these have {size} MB. Make them smaller, or attach them as files.',
  },
  NoSuchSuggestionError: { title: 'No such suggestion', todo: 'The proposal has {last}; check the section that answers no. {answers}.' },
};
