import { applyEvent } from '#core/case/apply.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { decideNumber } from '#core/case/numbers/decide-numbers.ts';
import type { Attempt, Command } from '#core/case/define/define-command.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** What a command would come to. */
export interface TriedOut {
  readonly after: Case;
  readonly events: readonly CaseEvent[];
}

/** Gives a command in one of its ways without effect; the refusal where the rules refuse that, undefined where the case stands elsewhere. */
export function tryOut(
  command: Command<CommandName>,
  attempt: Attempt<unknown>,
  found: Case,
  context: DecideContext,
): TriedOut | Refusal | undefined {
  const events = decided(command, attempt, found, context);
  return events === undefined || events instanceof Refusal ? events : carriedOut(found, events, context);
}

function decided(
  command: Command,
  { payload }: Attempt<unknown>,
  found: Case,
  context: DecideContext,
): readonly CaseEvent[] | Refusal | undefined {
  try {
    const events = command.read(payload).decide(found, context);
    return events === 'not-legal' ? undefined : events;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// Nothing that is only thought of is kept.
const unsealed = (): string => '0'.repeat(64);

/** The case after the command and after the numbers that it asks for, which come within seconds. */
export function carriedOut(found: Case, events: readonly CaseEvent[], context: DecideContext): TriedOut {
  const recorded = { at: context.now, by: systemActor };
  const all = [...events];
  let after = found;
  for (const event of events) after = applyEvent(after, event, recorded);
  const wanted = [{ kind: 'case' } as const, ...assignmentsOf(after).map(({ id }) => ({ kind: 'letter', assignmentId: id }) as const)];
  for (const number of wanted) {
    for (const event of decideNumber(after, number, { series: '', number: 1 }, context, unsealed)) {
      all.push(event);
      after = applyEvent(after, event, recorded);
    }
  }
  return { after, events: all };
}
