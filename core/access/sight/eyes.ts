import { assignmentsOf, isIn } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import type { CaseView } from '#core/view/case-view.ts';

/** What ties somebody to a case, for reading it. */
export const relations = ['author', 'co-signer', 'lead', 'co-handler', 'former', 'body'] as const;
type Relation = (typeof relations)[number];

/** Whose eyes a case is read with; the columns of the table of sight. */
export const eyes = ['author', 'co-signer', 'lead', 'co-handler', 'former', 'committee', 'office', 'auditor'] as const;
export type Eye = (typeof eyes)[number];

/**
 * How far a case is, as far as reading goes: `private` is a draft, also one that was thrown away; `submitted` lasts until the filing, and
 * for ever where the case ended before it.
 */
export const phases = ['private', 'submitted', 'filed', 'closed'] as const;
export type Phase = (typeof phases)[number];

/** Role × relation: the eyes somebody reads with. An author is one whatever the role, all others by it. */
export const eyesByRole: Readonly<Record<Role, Readonly<Partial<Record<Relation, Eye>>>>> = {
  member: { author: 'author', 'co-signer': 'co-signer' },
  'committee-clerk': { author: 'author', body: 'committee' },
  'committee-head': { author: 'author', body: 'committee' },
  dispatcher: { author: 'author', body: 'office' },
  supervisor: { author: 'author', body: 'office' },
  'unit-clerk': { author: 'author', lead: 'lead', 'co-handler': 'co-handler', former: 'former' },
  'unit-leader': { author: 'author', lead: 'lead', 'co-handler': 'co-handler', former: 'former' },
  auditor: { author: 'author', body: 'auditor' },
  administrator: { author: 'author' },
};

/** What of a case says who is tied to it and how. */
export interface Ties {
  readonly phase: Phase;
  readonly authorId: string;
  readonly coSigners: readonly string[];
  readonly shares: readonly { readonly unitId: string; readonly role: 'lead' | 'co-handler'; readonly isGone: boolean }[];
}

export function tiesOf(found: Case): Ties {
  const { authorId, content } = found;
  const shares = assignmentsOf(found).map(({ unitId, role, status }) => ({ unitId, role, isGone: isGone(status) }));
  return { phase: isThrownAway(found) ? 'private' : phaseByStage[found.stage.name], authorId, coSigners: content.coSigners, shares };
}

const phaseByStage: Readonly<Record<Stage, Phase>> = {
  draft: 'private',
  'in-review': 'submitted',
  'in-revision': 'submitted',
  declined: 'submitted',
  withdrawn: 'submitted',
  'awaiting-number': 'filed',
  'awaiting-dispatch': 'filed',
  merged: 'filed',
  'in-handling': 'filed',
  'awaiting-feedback': 'filed',
  'in-consultation': 'filed',
  closed: 'closed',
};

/** The same from a line of a list, which does not tell a withdrawn case from a draft that was thrown away: that is the caller's to find out. */
export function tiesOfView({ stage, authorId, coSigners, leadUnitId, unitIds }: CaseView): Ties {
  const shares = unitIds.map((unitId) => ({ unitId, role: unitId === leadUnitId ? 'lead' : 'co-handler', isGone: false }) as const);
  return { phase: phaseByStage[stage], authorId, coSigners, shares };
}

/** A draft that its author gave up. Whatever was submitted has had a clock, its review's, from that moment on. */
function isThrownAway(found: Case): boolean {
  return isIn(found, 'withdrawn') && found.clocks.length === 0;
}

/** The eyes somebody may have on the case, by role and relation; in which of them it is there at all is the table's. */
export function eyesOf(person: Pick<Person, 'id' | 'roles' | 'unitId'>, ties: Ties): Eye[] {
  const tied = relations.filter((relation) => isTied(relation, person, ties));
  return eyes.filter((eye) => person.roles.some((role) => tied.some((relation) => eyesByRole[role][relation] === eye)));
}

function isTied(relation: Relation, { id, unitId }: Pick<Person, 'id' | 'unitId'>, { authorId, coSigners, shares }: Ties): boolean {
  const own = shares.filter((share) => share.unitId === unitId);
  switch (relation) {
    case 'author':
      return authorId === id;
    case 'co-signer':
      return coSigners.includes(id);
    case 'lead':
    case 'co-handler':
      return own.some((share) => share.role === relation && !share.isGone);
    case 'former':
      return own.length > 0 && own.every((share) => share.isGone);
    case 'body':
      return true;
  }
}
