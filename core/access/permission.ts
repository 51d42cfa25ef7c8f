import type { Role } from '#core/directory/directory.ts';

/** What ties a person to the case: its author, named beside the author, a unit that has the assignment, or nothing more than the body. */
type Relation = 'author' | 'co-signer' | 'own-assignment' | 'body';

export interface Permission {
  readonly role: Role;
  readonly relation: Relation;
}

export const author: readonly Permission[] = [{ role: 'member', relation: 'author' }];
export const coSigner: readonly Permission[] = [{ role: 'member', relation: 'co-signer' }];
export const committee: readonly Permission[] = [
  { role: 'committee-clerk', relation: 'body' },
  { role: 'committee-head', relation: 'body' },
];
export const office: readonly Permission[] = [
  { role: 'dispatcher', relation: 'body' },
  { role: 'supervisor', relation: 'body' },
];
export const unit: readonly Permission[] = [
  { role: 'unit-clerk', relation: 'own-assignment' },
  { role: 'unit-leader', relation: 'own-assignment' },
];
