import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Bring in',
  lead: 'Fill in the template row by row, send it to be tried, and bring it in once it is right. A file sent twice brings nothing in twice.',
  what: 'What is brought in',
  kinds: { proposals: 'Proposals', units: 'Units', people: 'People' },
  template: 'Download the template',
  drop: 'Drop an XLSX or CSV file here, or',
  choose: 'Choose a file',
  hint: 'At most 2,000 rows and 4 megabytes at once; CSV in UTF-8 or GB 18030.',
  sending: 'Reading and trying the file…',
  recent: 'Brought in lately',
  none: 'Nothing was brought in yet.',
  another: 'Send another file',
  trialOf: (file) => (file === '' ? 'What the trial says' : `What the trial says: ${file}`),
  whoAndWhen: (who, when) => `${who}, ${when}`,
  faulty: (faults) =>
    `${faults === 1 ? 'There is 1 error' : `There are ${faults} errors`}, and nothing was brought in. Mend it by row and column and send the file again.`,
  ready: (toDo, same) =>
    `${toDo === 1 ? '1 row' : `${toDo} rows`} can be brought in${same > 0 ? `; ${same} more ${same === 1 ? 'is' : 'are'} here already` : ''}. Nothing has been done yet.`,
  nothingNew: 'Everything in the file is here already.',
  run: (toDo) => (toDo === 1 ? 'Bring in this row' : `Bring in these ${toDo} rows`),
  expired: 'The trial is no longer good; send the file again.',
  running: (done, toDo) => `Bringing in: ${done} of ${toDo}`,
  finished: (done, leftOut) => `${done === 1 ? '1 row was' : `${done} rows were`} brought in${leftOut > 0 ? `, ${leftOut} left out` : ''}.`,
  progress: 'Progress',
  faults: 'Errors',
  rows: 'Rows',
  columns: { row: 'Row', column: 'Column', wrong: 'What is wrong', what: 'What', number: 'Case number', does: 'Outcome', note: 'Note' },
  place: (letter, heading) => `${letter} ${heading}`,
  wholeRow: 'the whole row',
  more: (count) => (count === 1 ? '1 more row is not listed.' : `${count} more rows are not listed.`),
  next: (session, brought, next) =>
    `${session}: ${brought === 1 ? '1 case number comes' : `${brought} case numbers come`} along; the next case filed is No. ${next}.`,
};
