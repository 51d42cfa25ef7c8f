import type { Action, CaseAnswer } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { useUnitName } from '../../parts/unit-names.tsx';
import { readingTexts } from './texts.ts';

/** An action by its name, and by whose share it is about. */
export function useActionNames(found: Pick<CaseAnswer, 'assignments'>): (action: Pick<Action, 'name' | 'assignmentId'>) => string {
  const unitName = useUnitName();
  const t = useTexts(readingTexts);
  const say = useSay();
  return ({ name, assignmentId }) => {
    const unit = found.assignments.find(({ id }) => id === assignmentId)?.unit;
    return unit === undefined ? say(name) : t.forUnit(say(name), unitName(unit));
  };
}
