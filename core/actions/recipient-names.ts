import type { Holder } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory } from '#core/directory/directory.ts';
import { unitTerm } from '#core/notices/address-failure.ts';
import { groupOf } from '#core/notices/reminder-sight.ts';
import { recipientGroups } from '#core/notices/reminder-texts.ts';
import { actionTexts } from './texts.ts';

/** Who will be told, by unit or group: nobody needs the names of others for that. `chosen` units stand for any. */
export function recipientName(recipientId: string, chosen: readonly string[], directory: Directory): Term {
  const group = groupOf(recipientId, directory);
  return 'unitId' in group ? unitName(group.unitId, chosen, directory) : recipientGroups[group.group];
}

/** Who will have to act. */
export function holderName(holder: Holder, chosen: readonly string[], directory: Directory): Term {
  if ('unitId' in holder) return unitName(holder.unitId, chosen, directory);
  if ('personId' in holder) return recipientGroups.member;
  return recipientGroups[holder.role === 'committee-clerk' ? 'committee' : 'office'];
}

function unitName(unitId: string, chosen: readonly string[], directory: Directory): Term {
  return chosen.includes(unitId) ? actionTexts.chosenUnit : unitTerm(unitId, directory);
}
