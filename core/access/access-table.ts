import type { CommandName } from '#core/contracts/commands.ts';
import type { Role } from '#core/directory/directory.ts';

/** What ties a person to the case: its author, a unit that has the share, or nothing more than the body. */
type Relation = 'author' | 'own-share' | 'body';

export interface Permission {
  readonly role: Role;
  readonly relation: Relation;
}

const author: readonly Permission[] = [{ role: 'member', relation: 'author' }];
const committee: readonly Permission[] = [
  { role: 'committee-clerk', relation: 'body' },
  { role: 'committee-head', relation: 'body' },
];
const office: readonly Permission[] = [
  { role: 'dispatcher', relation: 'body' },
  { role: 'supervisor', relation: 'body' },
];
const unit: readonly Permission[] = [
  { role: 'unit-clerk', relation: 'own-share' },
  { role: 'unit-leader', relation: 'own-share' },
];

/** Who may do what to a case: the whole of it. Auditors read, administrators keep the directory; neither commands. */
export const accessTable = {
  submit: author,
  withdraw: author,
  resubmit: author,
  'return-for-revision': committee,
  decline: committee,
  file: committee,
  dispatch: office,
  'decide-return': office,
  'sign-for': unit,
  'request-return': unit,
  'give-opinion': unit,
  'issue-reply': unit,
  // The member judges alone: no account of a bureau can (被满意).
  'give-feedback': author,
  'record-consultation': [...office, ...committee],
  remind: [...office, ...committee],
} as const satisfies Record<CommandName, readonly Permission[]>;
