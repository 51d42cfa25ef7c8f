import type { Term } from '#core/contracts/term.ts';
import type { CaseAnswer, FilePlace } from '../../../api/contract.ts';
import type { UnitNameOf } from '../../../parts/unit-names.ts';

/** To what a file belongs: of a share's, with its unit. */
export function placeName(
  { toName, assignmentId }: Pick<FilePlace, 'toName' | 'assignmentId'>,
  { assignments }: CaseAnswer,
  say: (term: Term) => string,
  unitName: UnitNameOf,
  joined: (name: string, unit: string) => string,
): string {
  const unit = assignments.find(({ id }) => id === assignmentId)?.unit;
  return unit === undefined ? say(toName) : joined(say(toName), unitName(unit));
}
