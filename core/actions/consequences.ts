import { dateTerm } from '#core/calendar/date-term.ts';
import { applyEvent } from '#core/case/apply.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { decideNumber } from '#core/case/decide-numbers.ts';
import type { Attempt, Command, Target } from '#core/case/define-command.ts';
import { stageTerms } from '#core/case/terms.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { currentSchema, systemActor } from '#core/ledger/commit.ts';
import { noticesFor } from '#core/notices/notices.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { actionTexts } from './texts.ts';
import { holderName, recipientName } from './recipient-names.ts';

/** What follows from a command if it is given now; `when` tells one way to give it from the others. */
export interface Consequence {
  readonly when?: Term;
  readonly sentences: readonly Term[];
}

/** Tries each way to give the command, without effect, and says what would follow. A way that the rules refuse is left out. */
export function consequencesOf(command: Command<CommandName>, found: Case, target: Target, context: DecideContext): Consequence[] {
  return command.attempts(found, target, context).flatMap((attempt) => {
    const events = tried(command, attempt, found, context);
    if (events === undefined) return [];
    const sentences = sentencesOf(found, events, attempt, context);
    return [attempt.when === undefined ? { sentences } : { when: attempt.when, sentences }];
  });
}

function tried(command: Command, { payload }: Attempt<unknown>, found: Case, context: DecideContext): readonly CaseEvent[] | undefined {
  try {
    const events = command.read(payload).decide(found, context);
    return events === 'not-legal' ? undefined : events;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function sentencesOf(found: Case, events: readonly CaseEvent[], attempt: Attempt<unknown>, context: DecideContext): Term[] {
  const { after, all } = carriedOut(found, events, context);
  const wasOpen = new Map(found.clocks.filter(isOpen).map((clock) => [clock.id, clock]));
  const open = after.clocks.filter(isOpen);
  const ended = [...wasOpen.keys()].filter((id) => !open.some((clock) => clock.id === id));
  const told = toldBy(after, all, attempt.chosen ?? [], context);
  return [
    ...(after.stage.name === found.stage.name ? [] : [actionTexts.moves(stageTerms[after.stage.name])]),
    ...open
      .filter(({ id }) => !wasOpen.has(id))
      .map((clock) =>
        actionTexts.opens(clockTerms[clock.kind], dayOf(clock), holderName(clock.holder, attempt.chosen ?? [], context.directory)),
      ),
    ...open
      .filter(({ id, moves }) => wasOpen.has(id) && moves > (wasOpen.get(id)?.moves ?? 0))
      .map((clock) => actionTexts.movesDay(clockTerms[clock.kind], dayOf(clock))),
    ...(ended.length === 0 ? [] : [actionTexts.ends(ended.flatMap((id) => termOf(wasOpen.get(id))))]),
    ...(told.length === 0 ? [] : [actionTexts.tells(told)]),
    ...(attempt.notes ?? []),
  ];
}

function termOf(clock: Clock | undefined): Term[] {
  return clock === undefined ? [] : [clockTerms[clock.kind]];
}

/** The case after the command and after the numbers that it asks for, which come within seconds. */
function carriedOut(found: Case, events: readonly CaseEvent[], context: DecideContext) {
  const recorded = { at: context.now, by: systemActor };
  const all = [...events];
  let after = found;
  for (const event of events) after = applyEvent(after, event, recorded);
  const wanted = [{ kind: 'case' } as const, ...assignmentsOf(after).map(({ id }) => ({ kind: 'letter', assignmentId: id }) as const)];
  for (const number of wanted) {
    for (const event of decideNumber(after, number, { series: '', number: 1 }, context)) {
      all.push(event);
      after = applyEvent(after, event, recorded);
    }
  }
  return { after, all };
}

function toldBy(after: Case, events: readonly CaseEvent[], chosen: readonly string[], context: DecideContext): Term[] {
  const notices = noticesFor(after, { seq: 1, at: context.now, events, schema: currentSchema }, context);
  const names = notices.map(({ recipientId }) => recipientName(recipientId, chosen, context.directory));
  return [...new Map(names.map((name) => [name.zh, name])).values()];
}

function dayOf({ deadline: { dueOn, provisional } }: Clock): Term {
  const day = dateTerm(dueOn);
  return provisional ? actionTexts.provisional(day) : day;
}
