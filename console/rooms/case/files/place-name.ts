import type { Term } from '#core/contracts/term.ts';
import type { CaseAnswer, FilePlace } from '../../../api/contract.ts';

/** To what a file belongs: of a share's, with its unit. */
export function placeName(
  { toName, assignmentId }: Pick<FilePlace, 'toName' | 'assignmentId'>,
  { assignments }: CaseAnswer,
  say: (term: Term) => string,
  joined: (name: string, unit: string) => string,
): string {
  const unit = assignments.find(({ id }) => id === assignmentId)?.unit.name;
  return unit === undefined ? say(toName) : joined(say(toName), unit);
}
