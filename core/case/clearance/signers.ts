import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { signerOf } from '#core/policy/letters.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Assignment } from '#core/case/assignment.ts';
import type { NumberedCase } from '#core/case/case.ts';

/** Who may sign a unit's letter (签发): by the policy any of its leaders, or its head alone; nobody where the directory names none. */
export function signersOf(
  { unitId }: Pick<Assignment, 'unitId'>,
  { keyCase }: Pick<NumberedCase, 'keyCase'>,
  { directory, policy }: { readonly directory: Directory; readonly policy: Policy },
): readonly Person[] {
  if (signerOf(policy, unitId, keyCase !== undefined) === 'unit-leader') return peopleWithRole(directory, 'unit-leader', unitId);
  const head = directory.people.get(directory.units.get(unitId)?.headId ?? '');
  return head?.active === true && head.unitId === unitId ? [head] : [];
}

/** Who may read a draft over (核稿): people of the unit other than its writer; the writer where there is nobody else. */
export function checkersOf({ unitId }: Pick<Assignment, 'unitId'>, writerId: string, directory: Directory): readonly Person[] {
  const ofUnit = [...peopleWithRole(directory, 'unit-clerk', unitId), ...peopleWithRole(directory, 'unit-leader', unitId)];
  const others = ofUnit.filter((person, index) => person.id !== writerId && ofUnit.indexOf(person) === index);
  return others.length === 0 ? ofUnit.slice(0, 1) : others;
}
