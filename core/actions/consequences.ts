import { dateTerm } from '#core/calendar/date-term.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Attempt, Command, Given, Target } from '#core/case/define/define-command.ts';
import { stageTerms } from '#core/case/terms.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { clockTerms } from '#core/steps/texts.ts';
import { actionTexts } from './texts.ts';
import { carriedOut, tryOut } from './try-out.ts';
import type { TriedOut } from './try-out.ts';
import { chosenNames, holderName, recipientName } from './recipient-names.ts';
import type { ChosenNames } from './recipient-names.ts';

/** What follows from a command if it is given now; `when` tells one way to give it from the others. */
export interface Consequence {
  readonly when?: Term;
  readonly sentences: readonly Term[];
}

/** Tries each way to give the command, without effect, and says what would follow. A way that the rules refuse is left out. */
export function consequencesOf(command: Command<CommandName>, found: Case, target: Target, context: DecideContext): Consequence[] {
  return consequencesOfWays(command, command.attempts(found, target, context), found, context);
}

/** The same of the command as somebody has filled it in. */
export function consequencesAsGiven(
  { name, payload, assignmentId }: Given<CommandName>,
  found: Case,
  context: DecideContext,
): Consequence[] {
  const command: Command<CommandName> = commands[name];
  const target = assignmentId === undefined ? {} : { assignmentId };
  return consequencesOfWays(command, command.isTriedFirst ? command.attempts(found, target, context) : [{ payload }], found, context);
}

function consequencesOfWays(
  command: Command<CommandName>,
  ways: readonly Attempt<unknown>[],
  found: Case,
  context: DecideContext,
): Consequence[] {
  return ways.flatMap((attempt) => {
    const tried = tryOut(command, attempt, found, context);
    if (tried === undefined || tried instanceof Refusal) return [];
    const sentences = sentencesOf(found, tried, attempt, context);
    return [attempt.when === undefined ? { sentences } : { when: attempt.when, sentences }, ...besides(command, found, context)];
  });
}

/** What follows for the other proposal that it is about. */
function besides(command: Command<CommandName>, found: Case, context: DecideContext): Consequence[] {
  const { leading } = context;
  const events = leading === undefined ? [] : command.beside(found, leading);
  if (leading === undefined || events.length === 0) return [];
  const sentences = sentencesOf(leading, carriedOut(leading, events, context), { payload: undefined }, context);
  const when = isNumbered(leading) ? actionTexts.forCase(leading.caseNumber) : actionTexts.forOther;
  return sentences.length === 0 ? [] : [{ when, sentences }];
}

/** Why the rules refuse the command as long as the case is as it is; undefined where they take it. */
export function lackingFor(command: Command<CommandName>, found: Case, target: Target, context: DecideContext): Refusal | undefined {
  const attempt = command.attempts(found, target, context).find(({ asItIs }) => asItIs);
  const tried = attempt === undefined ? undefined : tryOut(command, attempt, found, context);
  return tried instanceof Refusal ? tried : undefined;
}

function sentencesOf(found: Case, { after, events }: TriedOut, attempt: Attempt<unknown>, context: DecideContext): Term[] {
  const chosen = chosenNames(attempt);
  const wasOpen = new Map(found.clocks.filter(isOpen).map((clock) => [clock.id, clock]));
  const open = after.clocks.filter(isOpen);
  const ended = [...wasOpen.keys()].filter((id) => !open.some((clock) => clock.id === id));
  const told = toldBy(after, events, chosen, context);
  return [
    ...(after.stage.name === found.stage.name ? [] : [actionTexts.moves(stageTerms[after.stage.name])]),
    ...open
      .filter(({ id }) => !wasOpen.has(id))
      .map((clock) => actionTexts.opens(clockTerms[clock.kind], dayOf(clock), holderName(clock.holder, chosen, context.directory))),
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

function toldBy(after: Case, events: readonly CaseEvent[], chosen: ChosenNames, context: DecideContext): Term[] {
  const notices = noticesFor(after, { seq: 1, at: context.now, events, schema: currentSchema }, context);
  const names = notices.map(({ recipientId }) => recipientName(recipientId, chosen, context.directory));
  return [...new Map(names.map((name) => [name.zh, name])).values()];
}

function dayOf({ deadline: { dueOn, provisional } }: Clock): Term {
  const day = dateTerm(dueOn);
  return provisional ? actionTexts.provisional(day) : day;
}
