import type { Attempt } from '#core/case/define/define-command.ts';
import type { Holder } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory } from '#core/directory/directory.ts';
import { unitTerm } from '#core/notices/reach/address-failure.ts';
import { groupOf } from '#core/notices/reminder-sight.ts';
import { recipientGroups } from '#core/notices/reminder-texts.ts';
import { actionTexts } from './texts.ts';

/** What units are called that stand for whichever is chosen. */
export type ChosenNames = ReadonlyMap<string, Term>;

/** Nobody is to be chosen. */
export const noneChosen: ChosenNames = new Map();

export function chosenNames({ chosen = [], chosenRoles = {} }: Pick<Attempt<unknown>, 'chosen' | 'chosenRoles'>): ChosenNames {
  const nameOf = (unitId: string): Term => {
    const role = chosenRoles[unitId];
    return role === undefined ? actionTexts.chosenUnit : actionTexts.chosenAs[role];
  };
  return new Map(chosen.map((unitId) => [unitId, nameOf(unitId)]));
}

/** Who will be told, by unit or group: nobody needs the names of others for that. `chosen` units stand for any. */
export function recipientName(recipientId: string, chosen: ChosenNames, directory: Directory): Term {
  const group = groupOf(recipientId, directory);
  return 'unitId' in group ? unitName(group.unitId, chosen, directory) : recipientGroups[group.group];
}

/** Who will have to act. */
export function holderName(holder: Holder, chosen: ChosenNames, directory: Directory): Term {
  if ('unitId' in holder) return unitName(holder.unitId, chosen, directory);
  if ('personId' in holder) return recipientGroups.member;
  return recipientGroups[holder.role === 'committee-clerk' ? 'committee' : 'office'];
}

function unitName(unitId: string, chosen: ChosenNames, directory: Directory): Term {
  return chosen.get(unitId) ?? unitTerm(unitId, directory);
}
