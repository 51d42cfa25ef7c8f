import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Command, Target } from '#core/case/define/define-command.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock, Holder } from '#core/clock/clock.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { desksOf } from '#core/view/desks-of.ts';
import { tryOut } from './try-out.ts';

/** The open clocks that wait for this person and that the command, in one of its ways, ends as an act of their holder; earliest due first. */
export function answeredBy(
  command: Command<CommandName>,
  person: Person,
  found: Case,
  target: Target,
  context: DecideContext,
): readonly string[] {
  const own = found.clocks.filter((clock) => isOpen(clock) && waitsFor(person, clock));
  if (own.length === 0) return [];
  const answered = command.attempts(found, target, context).flatMap((attempt) => {
    const tried = tryOut(command, attempt, found, context);
    const after = tried === undefined || tried instanceof Refusal ? [] : tried.after.clocks;
    return after.filter(({ closed }) => closed?.how === 'met' || closed?.how === 'late').map(({ id }) => id);
  });
  return own
    .filter(({ id }) => answered.includes(id))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map(({ id }) => id);
}

function waitsFor(person: Person, { holder }: Clock): boolean {
  return desksOf(person).some((desk) => isSame(desk, holder));
}

function isSame(one: Holder, other: Holder): boolean {
  if ('personId' in one) return 'personId' in other && other.personId === one.personId;
  if ('unitId' in one) return 'unitId' in other && other.unitId === one.unitId;
  return 'role' in other && other.role === one.role;
}
