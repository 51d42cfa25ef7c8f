import type { Clock } from '#core/clock/clock.ts';
import type { Directory } from '#core/directory/directory.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Term } from '#core/contracts/term.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Choice } from './define-command.ts';
import { isActive } from '#core/case/stages.ts';

/** What stands for a text that is not written yet, where a command is only tried. */
export const someText = '—';

/** Units somebody could receive an assignment in, with nothing of the case in hand, in the order of the directory. */
export function freeUnits(found: Case, directory: Directory): string[] {
  const busy = assignmentsOf(found).filter(({ status }) => isActive(status));
  return [...directory.units.keys()].filter(
    (unitId) => busy.every((one) => one.unitId !== unitId) && peopleWithRole(directory, 'unit-clerk', unitId).length > 0,
  );
}

/** Units as choices, by name. */
export function unitChoices(unitIds: readonly string[], { units }: Directory): Choice[] {
  return unitIds.map((unitId) => {
    const unit = units.get(unitId);
    return { value: unitId, label: { zh: unit?.name ?? unitId, en: unit?.nameEn ?? unitId } };
  });
}

/** Coded entries of the policy as choices: `A 已解决…`. */
export function codedChoices(entries: readonly (Term & { readonly code: string })[]): Choice[] {
  return entries.map(({ code, zh, en }) => ({ value: code, label: { zh, en } }));
}

/** Clocks as choices, by what they are of and whose they are. */
export function clockChoices(clocks: readonly Clock[]): Choice[] {
  return clocks.map(({ id, kind, assignmentId, deadline: { dueOn } }) => {
    const { zh, en } = clockTerms[kind];
    const of = assignmentId === undefined ? '' : ` ${assignmentId}`;
    return { value: id, label: { zh: `${zh}${of}（${dueOn}）`, en: `${en}${of} (${dueOn})` } };
  });
}
