import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const stages: Words<typeof zh.stages> = {
  draft: 'draft',
  'in-review': 'in review',
  'in-revision': 'returned for revision',
  'awaiting-number': 'being numbered',
  'awaiting-dispatch': 'awaiting dispatch',
  merged: 'merged',
  'in-handling': 'in handling',
  'awaiting-feedback': 'awaiting feedback',
  'in-consultation': 'in consultation',
  closed: 'closed',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

export const assignmentStatuses: Words<typeof zh.assignmentStatuses> = {
  'awaiting-sign-for': 'awaiting sign-for',
  'return-requested': 'return requested',
  'in-handling': 'in handling',
  'awaiting-letter-number': 'letter being numbered',
  replied: 'replied',
  'opinion-given': 'opinion given',
  'opinion-lapsed': 'opinion lapsed',
  returned: 'returned',
  recalled: 'taken back',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.assigned': 'A unit was given a share of the case.',
  'proposal.deadline_moved': 'A deadline was moved.',
};

export const silences: Words<typeof zh.silences> = { never: 'it goes on waiting' };

export const fields: Words<typeof zh.fields> = {
  content: 'the proposal',
  kind: 'kind',
  session: 'session',
  title: 'title',
  matter: 'the matter',
  suggestions: 'suggestions',
  onBehalfOf: 'in the name of',
  coSigners: 'co-signers',
  publicity: 'publicity',
  reason: 'reason',
  assignmentId: 'assignment',
  clockId: 'clock',
  unitId: 'unit',
  due: 'due day or span',
  amount: 'length',
  unit: 'counted in',
  on: 'day',
};

export const values: Words<typeof zh.values> = {
  personal: 'personal',
  joint: 'joint',
  party: 'of a party',
  'mass-organisation': 'of a mass organisation',
  sector: 'of a sector',
  group: 'of a group',
  committee: 'of a special committee',
  public: 'public',
  summary: 'a summary is public',
  withheld: 'withheld',
  'working-day': 'working days',
  'calendar-day': 'calendar days',
  month: 'months',
};

export const refusals: Words<typeof zh.refusals> = {
  UnknownUnitError: { title: 'No such unit', todo: 'Use a unit of the directory; check {unitId}.' },
  UnitHasNoAddresseeError: { title: 'The unit has nobody to receive it', todo: 'Record an active unit clerk for {unitId} first.' },
  UnitAssignedTwiceError: { title: 'A unit cannot be assigned twice', todo: 'Remove the second {unitId}.' },
  DueDateNotAllowedError: {
    title: 'The due date is not allowed',
    todo: 'The date {dueOn} of {unitId} must lie after {after} and not after {latest}.',
  },
  UnknownAssignmentError: { title: 'No such assignment', todo: 'Check {assignmentId}.' },
  AssignmentNotNamedError: { title: 'Name the assignment', todo: 'Give assignmentId, one of: {assignments} (of {units}).' },
  CommandNotLegalError: { title: 'Not possible at this stage', todo: 'Possible now: {legal}.' },
};
