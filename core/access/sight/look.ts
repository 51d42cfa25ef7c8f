import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Person } from '#core/directory/directory.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { eyesOf, tiesOf } from './eyes.ts';
import type { Eye, Phase, Ties } from './eyes.ts';
import { reachIn } from './row.ts';
import type { FieldRow, Reach, Row } from './row.ts';
import { rows } from './who-sees.ts';

/** Somebody looking at a case. */
export interface Look {
  readonly eyes: readonly Eye[];
  readonly phase: Phase;
  /** The redo round the case is in. */
  readonly round: number;
  readonly personId: string;
  /** The unit whose shares the reader handles. */
  readonly unitId?: string;
}

/** Whose something is: units', people's, or neither's; and of which round. */
export interface Matter {
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
  readonly round?: number;
}

/** Something of the case itself. */
export const common: Matter = { unitIds: [], personIds: [] };

/** `undefined` where the case does not exist for the person. Who is no longer active sees nothing. */
export function lookAt(person: Person, found: Case): Look | undefined {
  return lookBy(person, tiesOf(found), isNumbered(found) ? found.round : 0);
}

/** The same by what ties people to the case alone. */
export function lookBy(person: Person, ties: Ties, round = 0): Look | undefined {
  if (!person.active) return undefined;
  const { phase } = ties;
  const unitId = unitOf(person);
  const seeing = eyesOf(person, ties).filter((eye) => reachIn(rows.theCase[eye], phase) === 'all');
  return seeing.length === 0 ? undefined : { eyes: seeing, phase, round, personId: person.id, ...(unitId === undefined ? {} : { unitId }) };
}

/** Whether the table lets this through, by any of the reader's eyes. */
export function sees(look: Look, row: FieldRow, matter: Matter = common): boolean {
  return row === 'always' || look.eyes.some((eye) => isWithin(reachOf(row, eye, look.phase), look, matter));
}

function reachOf(row: Row, eye: Eye, phase: Phase): Reach {
  return reachIn(row[eye], phase);
}

function isWithin(reach: Reach, { personId, unitId, round }: Look, matter: Matter): boolean {
  const isOwn = matter.personIds.includes(personId) || (unitId !== undefined && matter.unitIds.includes(unitId));
  switch (reach) {
    case 'all':
      return true;
    case 'common':
      return isOwn || matter.unitIds.length === 0;
    case 'own':
      return isOwn;
    case 'earlier':
      return matter.round !== undefined && matter.round < round;
    case 'none':
      return false;
  }
}
