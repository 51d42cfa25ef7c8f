import type { Words } from '#core/contracts/term.ts';
import type * as zh from './list-texts.zh.ts';

export const lists: Words<typeof zh.lists> = {
  proposals: 'Proposals',
  worklist: 'Work list',
  statistics: 'Figures by unit',
  keyCases: 'Key cases',
  dispatch: 'Dispatch list',
};

export const columns: Words<typeof zh.columns> = {
  caseNumber: 'Case number',
  title: 'Title',
  kind: 'Kind',
  session: 'Session',
  stage: 'Stage',
  author: 'First proposer',
  lead: 'Lead',
  coHandlers: 'Co-handlers',
  class: 'Class of the reply',
  light: 'Light',
  due: 'What is due',
  dueOn: 'Due on',
  task: 'To do',
  unit: 'Unit',
  leads: 'As lead',
  coHandled: 'As co-handler',
  open: 'In hand',
  lateNow: 'Overdue now',
  gone: 'Returned or recalled',
  met: 'In time',
  late: 'Late',
  days: 'Days on average',
  noticeNumber: 'Number of the notice',
  role: 'Role',
  dueForUnit: 'Due on',
  level: 'Followed by',
  cases: 'Cases',
  answered: 'Answered',
  answeredInTime: 'Answered in time',
  satisfied: 'Satisfied',
  basically: 'Basically satisfied',
  notSatisfied: 'Not satisfied',
};

export const roles: Words<typeof zh.roles> = { lead: 'lead', 'co-handler': 'co-handler' };

export const lights: Words<typeof zh.lights> = { green: 'green', yellow: 'yellow', red: 'red', grey: 'no clock' };
