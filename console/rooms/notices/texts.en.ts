import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Dispatch notices',
  year: (year) => year,
  years: 'By year',
  none: 'There is no dispatch notice of this year.',
  noneNext:
    'When a session is dispatched, each unit gets one numbered notice of all it is given; it is listed here. So are those of single dispatches where the policy numbers them.',
  list: 'Dispatch notices',
  line: (number, unit) => `${number}, ${unit}`,
  what: (day, count) => `${day}, ${count} ${count === 1 ? 'proposal' : 'proposals'}`,
  all: 'All notices',
  print: 'Print',
  word: 'Save as Word file',
  dispatchOf: 'CPPCC ',
  proposers: (name, more) => (more === 0 ? name : `${name} and ${more} ${more === 1 ? 'other' : 'others'}`),
  due: (name, day) => `${name}: ${day}`,
  provisional: ' (provisional)',
  contact: (person, phone) => (phone === undefined ? `Contact: ${person}` : `Contact: ${person}, telephone ${phone}`),
  to: (unit) => `To ${unit}:`,
};
