import type { CaseAnswer, Deadline } from '../../api/contract.ts';
import { usePeople, useUnits } from '../../api/reads.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { namesOf } from './history/event-facts.ts';
import type { Names } from './history/event-facts.ts';
import { usePersonName } from '../../parts/person-names.ts';

/** The names that a case's record tells by their ids. */
export function useNames(found: CaseAnswer, deadlines: readonly Deadline[]): Names {
  const unitName = useUnitName();
  const personName = usePersonName();
  const people = usePeople().data?.body.people ?? [];
  const units = useUnits().data?.body.units ?? [];
  return namesOf(found, deadlines, { units, people }, { unitName, personName });
}
