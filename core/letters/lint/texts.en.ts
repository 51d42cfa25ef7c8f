import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const findings: Words<typeof zh.findings> = {
  'other-number': { says: (quoted) => `The letter number "${quoted}" is not the one on record`, mend: (_, right) => `Write "${right}"` },
  'other-class': {
    says: (quoted) => `The class "${quoted}" is not the one on record`,
    mend: (_, right) => `Write class ${right}, or change the class on record first`,
  },
  'other-date': { says: (quoted) => `The date "${quoted}" is not the one on record`, mend: (_, right) => `Write "${right}"` },
  'other-case-number': { says: (quoted) => `No. ${quoted} is not the number of this proposal`, mend: (_, right) => `Write No. ${right}` },
  'other-session': { says: (quoted) => `The session "${quoted}" is not that of this proposal`, mend: (_, right) => `Write "${right}"` },
  'wrong-honorific': { says: (quoted) => `A member of the CPPCC is not "${quoted}"`, mend: () => 'Write 委员' },
  'wrong-name': {
    says: (quoted) => `The letter is addressed to "${quoted}", who did not make the proposal`,
    mend: (_, right) => `Write "${right}"`,
  },
  unanswered: {
    says: (quoted) => `Suggestion ${quoted} has no answer`,
    mend: (_, right) => `Answer "${right}"; if it is not taken up, say why`,
  },
  'promise-without-date': { says: (quoted) => `A promise without a date: "${quoted}"`, mend: () => 'Give the year and month' },
  'private-phone': { says: (quoted) => `"${quoted}" looks like a private mobile number`, mend: () => 'Give the office telephone instead' },
  placeholder: { says: (quoted) => `Something was left to be filled in: "${quoted}"`, mend: () => 'Fill it in or take it out' },
  'impossible-date': { says: (quoted) => `There is no such day as "${quoted}"`, mend: () => 'Check the date and correct it' },
  numbering: { says: (quoted) => `"${quoted}" is out of order`, mend: (_, right) => `It should be "${right}" here` },
  'address-form': {
    says: (quoted) => `A letter to a member says "${quoted}"`,
    mend: () => 'Write 您 to a member, and 我局 or the like of yourselves',
  },
  'unknown-picture': {
    says: (quoted) =>
      quoted === ''
        ? 'A picture that is new in the file does not come along'
        : `The picture "${quoted}" is new in the file and does not come along`,
    mend: () => 'Insert it here, by "Insert a picture"',
  },
  'no-contact': { says: () => 'No contact or telephone is given', mend: () => 'Name the person handling it and the office telephone' },
};
