import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const kinds: Words<typeof zh.kinds> = { proposals: 'Proposals', units: 'Units', people: 'People' };

export const columns: Words<typeof zh.columns> = {
  session: 'Session',
  caseNumber: 'Case number',
  title: 'Title',
  author: 'First proposer',
  coSigners: 'Co-signers',
  kind: 'Kind',
  onBehalfOf: 'On behalf of',
  matter: 'Matter',
  suggestions: 'Suggestions',
  publicity: 'Publicity',
  review: 'Review',
  name: 'Name',
  letterCode: 'Letter code',
  nameEn: 'Name in English',
  id: 'Id',
  email: 'Mail address',
  capacity: 'Capacity',
  duties: 'Duties',
  roles: 'Roles',
  unit: 'Unit',
  phone: 'Office telephone',
  speaksFor: 'May write for',
  subject: 'Login',
  language: 'Language',
  active: 'Active',
};

export const columnsOfPeople: Words<typeof zh.columnsOfPeople> = { name: 'Name', nameEn: 'Name in English' };

export const aliases: Readonly<Record<string, readonly string[]>> = {
  caseNumber: ['case no', 'number'],
  author: ['author', 'proposer'],
  coSigners: ['cosigners', 'co-signatories'],
  matter: ['problem', 'situation'],
  email: ['email', 'e-mail'],
  phone: ['phone', 'telephone'],
};

export const guides: Words<typeof zh.guides> = {
  session: 'choose one, or give its id',
  caseNumber: 'where it has one from elsewhere (kept as it is, once in a session); left empty, the next one is given',
  title: 'one matter, one line, 100 characters at most',
  author: 'name of the member; the id where several have that name',
  coSigners: 'names of members, with commas between; ids where several have a name',
  kind: 'choose one; left empty it is joint with co-signers and personal without',
  onBehalfOf: 'the party, organisation or sector of a collective proposal; empty where the proposer writes for only one',
  matter: '6,000 characters at most',
  suggestions: 'a line each within the cell, 20 at most',
  publicity: 'choose one; left empty it is public',
  review: 'choose one; with a case number it is filed, left empty it awaits review',
  name: 'in full',
  letterCode: 'as in the numbers of letters',
  nameEn: 'may be left empty',
  id: 'left empty, the name tells; a new one gets an id that cannot be changed',
  email: 'where notices go',
  capacity: 'cases that it can have in hand at once, a whole number',
  duties: 'with commas between; suggestions of units go by them',
  roles: 'choose; several with commas between',
  unit: 'name or id; for people of handling units',
  phone: 'printed on papers as the one to ask',
  speaksFor: 'kind, colon, name; several with commas between',
  subject: 'at the identity provider, where it is not the id',
  language: 'Chinese or English; left empty it is Chinese',
  active: 'yes or no; left empty it is yes',
};

export const reviews: Words<typeof zh.reviews> = { pending: 'awaits review', filed: 'filed' };
export const yesNo: Words<typeof zh.yesNo> = { yes: 'yes', no: 'no' };
export const languages: Words<typeof zh.languages> = { zh: 'Chinese', en: 'English' };

export const sheets: Words<typeof zh.sheets> = {
  guide: 'How to fill it in',
  choices: 'Choices',
  column: 'Column',
  required: 'Required',
  guideOf: 'How',
};

export const faults: Words<typeof zh.faults> = {
  formula: 'the cell is a formula without a result; copy it and paste its value',
  date: 'the cell is taken for a date; format it as text and fill it in again',
  error: 'the formula in the cell fails; write text instead',
  'long-number': 'a number of more than 15 digits has lost some; format the cell as text and fill it in again',
  merged: 'cells of this row are merged with other rows; unmerge them and fill in each row',
  missing: 'please fill it in',
  'unknown-session': 'there is no session "{value}" in the directory',
  'unknown-member': 'there is no member "{value}" in the directory; check the name or record the person first',
  'several-people': 'several people are called "{value}"; give the id: {ids}',
  'unknown-unit': 'there is no unit "{value}" in the directory; bring units in first',
  'several-units': 'several units are called "{value}"; give the id: {ids}',
  'unknown-choice': '"{value}" cannot be chosen; it may be: {choices}',
  'not-a-number': '"{value}" is no whole number',
  'case-number-form': 'the case number "{value}" has to end in digits, six at most, with a prefix or without',
  'case-number-twice': 'the case number "{value}" is in row {row} as well',
  'case-number-taken': 'the case number "{value}" is another proposal’s in this session',
  'numbered-otherwise': 'the proposal is here already, with the case number "{value}"',
  'number-not-filed': 'a proposal with a case number is filed',
  'not-numbered': 'the proposal is here already without a number; it cannot be given "{value}" from a file',
  'row-twice': 'says exactly what row {row} says',
  'same-entry-twice': 'is the same entry as row {row}',
  'speaks-for-form': '"{value}" has to be a kind, a colon and a name',
};

export const advice: Words<typeof zh.advice> = {
  'alike-title': 'the title is like that of row {row}; is it the same proposal?',
  'columns-left-out': 'columns that are not brought in: {columns}',
};

export const does: Words<typeof zh.does> = { create: 'new', change: 'changed', same: 'there already' };
export const outcomes: Words<typeof zh.outcomes> = { done: 'brought in', same: 'was there already', 'left-out': 'left out' };
export const states: Words<typeof zh.states> = {
  faulty: 'has errors, nothing brought in',
  checked: 'tried, to be run',
  expired: 'no longer good',
  running: 'being brought in',
  finished: 'brought in',
};
