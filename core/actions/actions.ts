import { roleFor } from '#core/access/access.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Command, Hindrance, Target } from '#core/case/define/define-command.ts';
import { stageTerms, statusTerms } from '#core/case/terms.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Person } from '#core/directory/directory.ts';
import type { Refusal } from '#core/errors/refusal.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import { commandNames, commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { commandTerms } from '#core/steps/texts.ts';
import { answeredBy } from './answered-clocks.ts';
import { consequencesOf, lackingFor } from './consequences.ts';
import type { Consequence } from './consequences.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';
import { actionTexts } from './texts.ts';

interface Named extends Target {
  readonly command: CommandName;
  readonly name: Term;
}

/** A command that this person may give now. */
interface PossibleAction extends Named {
  readonly possible: true;
  /** Clocks of the person's own that it answers, earliest due first; one that only some ways to give it answer is among them. */
  readonly answers: readonly string[];
  readonly form: Form;
  readonly consequences: readonly Consequence[];
  /** What follows depends on what is filled in: it is asked for with that before it is confirmed. */
  readonly triedFirst?: true;
  /** What has to be filled in or changed first: without it the rules refuse the command. */
  readonly lacks?: Term;
}

/** A command of this person's that cannot be given now, and why. */
interface ImpossibleAction extends Named {
  readonly possible: false;
  readonly why: Term;
}

export type Action = PossibleAction | ImpossibleAction;

/**
 * What a person may do with a case: each command of hers, for the case or for each assignment, with its form and what would
 * follow, and for what is not possible now why. What belongs to other roles is not listed. What is possible comes first, and of that
 * what answers the clock of hers that is due first.
 */
export function actionsFor(person: Person, found: Case, inForce: DecideContext): Action[] {
  const context = ruledBy(inForce, found);
  const actions = commandNames.flatMap((name) =>
    targetsOf(commands[name], found).map((target) => actionOf(name, person, found, target, context)),
  );
  const own = actions.filter((action) => action !== undefined);
  const possible = own.filter((action) => action.possible);
  return [...byUrgency(possible, found), ...once(own.filter((action) => !action.possible))];
}

/** Where nobody has an assignment yet, a command about one stands for itself. */
function targetsOf(command: Command, found: Case): readonly Target[] {
  const targets = command.targets(found);
  return targets.length === 0 ? [{}] : targets;
}

function actionOf(name: CommandName, person: Person, found: Case, target: Target, context: DecideContext): Action | undefined {
  const command: Command<CommandName> = commands[name];
  if (roleFor(person, command, found, target.assignmentId) === undefined) return undefined;
  if (!command.isOffered(found, target, context.policy)) return undefined;
  const named = { command: name, name: commandTerms[name], ...target };
  const hindrance = command.hindrance(found, target, context);
  if (hindrance !== undefined) return { ...named, possible: false, why: whyNot(hindrance, found, target, context) };
  const lacking = lackingFor(command, found, target, context);
  const filling = { ...command.formHints(found, target, context), ...target };
  return {
    ...named,
    possible: true,
    answers: answeredBy(command, person, found, target, context),
    form: formOf(name, filling),
    consequences: consequencesOf(command, found, target, context),
    ...(command.isTriedFirst ? { triedFirst: true as const } : {}),
    ...(lacking === undefined ? {} : { lacks: sentenceOf(lacking, context) }),
  };
}

function whyNot(hindrance: Hindrance, found: Case, { assignmentId }: Target, context: DecideContext): Term {
  if (hindrance !== 'not-legal') return sentenceOf(hindrance, context);
  const assignment = assignmentsOf(found).find(({ id }) => id === assignmentId);
  const isAtWork = found.stage.name === 'in-handling' || found.stage.name === 'awaiting-dispatch';
  return assignment !== undefined && isAtWork
    ? actionTexts.notInStatus(statusTerms[assignment.status])
    : actionTexts.notInStage(stageTerms[found.stage.name]);
}

function sentenceOf(refusal: Refusal, { directory }: DecideContext): Term {
  const { title, todo } = tellRefusal(refusal, directory);
  return { zh: `${title.zh}。${todo.zh}`, en: `${title.en}. ${todo.en}` };
}

/** Those that answer nothing after the others; equals stay in the order in which commands are offered. */
function byUrgency(actions: readonly PossibleAction[], found: Case): PossibleAction[] {
  const dueOf = ({ answers: [first] }: PossibleAction): string => found.clocks.find(({ id }) => id === first)?.dueAt ?? '~';
  return actions.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}

/** The same command with the same reason is told once, whatever the assignment. */
function once(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [`${action.command} ${action.possible ? '' : action.why.zh}`, action])).values()];
}
