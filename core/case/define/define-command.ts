import type * as z from 'zod';
import type { Term } from '#core/contracts/term.ts';
import type { Permission } from '#core/access/permission.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf, isIn, isNumbered } from '#core/case/case.ts';
import type { Case, CaseIn, NumberedCase } from '#core/case/case.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { findAssignment } from '#core/case/find-assignment.ts';
import type { Stage } from '#core/case/stages.ts';

/** One way a command may be given, tried without effect to say what would follow; `when` tells it from the others. */
export interface Attempt<out P> {
  readonly payload: P;
  readonly when?: Term;
  /** Nothing is chosen in it: what the rules refuse of it, the case itself lacks. */
  readonly asItIs?: true;
  /** What else to know before it is confirmed. */
  readonly notes?: readonly Term[];
  /** Units that stand for whichever is chosen. */
  readonly chosen?: readonly string[];
  /** Which of them leads and which handles beside it, where both are chosen. */
  readonly chosenRoles?: Readonly<Record<string, 'lead' | 'co-handler'>>;
}

/** A value that may be chosen for a field, and how it reads. */
export interface Choice {
  readonly value: string;
  readonly label: Term;
}

/** What the moment makes of a command's form, beside what its body says. */
export interface FormHints {
  /** Choices by the name of the field, at any depth of the body. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Fields of the body that cannot be left out now; a list among them must not be empty. */
  readonly required?: readonly string[];
  /** Fields that have no meaning now. */
  readonly without?: readonly string[];
}

/** What a command's row says, whatever it concerns. */
interface CommandRow<N extends string, B extends z.ZodType> {
  readonly name: N;
  /** Who may give it: roles, and what ties them to the case. */
  readonly who: readonly Permission[];
  /** The body of the request; commands about one assignment carry its `assignmentId`. */
  readonly body: B;
}

/** What a command comes to in the log of the other proposal that it is about, as it is now. */
type Beside<C extends Case = Case> = (found: C, leading: Case) => readonly CaseEvent[];

/** Where a command could be given: the case, or one assignment of it. */
export interface Target {
  readonly assignmentId?: string;
}

/** Why a command cannot be given there: by its place on the road, or by a rule of its own. */
export type Hindrance = 'not-legal' | Refusal;

/** A command as its users see it; the payload's type stays inside. */
export interface Command<N extends string = string, B extends z.ZodType = z.ZodType> extends CommandRow<N, B> {
  readonly concerns: 'case' | 'assignment';
  /** Everything it could be given for, possible or not. */
  readonly targets: (found: Case) => readonly Target[];
  /** Whether the state allows it there, to this person where one is named, and whatever the rules of the day say. */
  readonly isLegal: (found: Case, target: Target, person?: Person) => boolean;
  /** Whether the rules have it there at all; without rules, as the preset has it. */
  readonly isOffered: (found: Case, target: Target, policy: Policy | undefined) => boolean;
  /** What forbids it there, before anything is filled in. */
  readonly hindrance: (found: Case, target: Target, context: DecideContext) => Hindrance | undefined;
  /** Ways to give it there, for telling what would follow. */
  readonly attempts: (found: Case, target: Target, context: DecideContext) => readonly Attempt<unknown>[];
  readonly formHints: (found: Case, target: Target, context: DecideContext) => FormHints;
  /** What follows depends on what is filled in, so that it is tried with that before it is confirmed. */
  readonly isTriedFirst: boolean;
  readonly beside: Beside;
  /** Checks a body. @throws z.ZodError */
  readonly read: (raw: unknown, wording?: z.core.ParseContext<z.core.$ZodIssue>) => Given<N>;
}

/** A command with its checked body, ready to be decided. */
export interface Given<N extends string = string> {
  readonly name: N;
  readonly payload: unknown;
  /** The assignment that the body names. */
  readonly assignmentId?: string;
  /** The events it means, or that the case stands elsewhere. @throws Refusal of the command's own rules */
  readonly decide: (found: Case, context: DecideContext) => readonly CaseEvent[] | 'not-legal';
}

interface CaseRow<N extends string, B extends z.ZodType, S extends Stage> extends CommandRow<N, B> {
  readonly legalIn: readonly S[];
  /** Narrows `legalIn` by what else is in the state. */
  readonly legalWhen?: (found: CaseIn<S>) => boolean;
  /** Whether the rules have it for the case at all; all rules do unless told. One that they do not have is not told of. */
  readonly offeredWhen?: (policy: Policy, found: Case) => boolean;
  /**
   * A rule with a name of its own that forbids it whatever is filled in, to anybody or to this person of those whose it is; by the
   * rules of the day only where they are told.
   */
  readonly refuses?: (found: CaseIn<S>, person: Person | undefined, context: DecideContext | undefined) => Refusal | undefined;
  readonly form?: (found: CaseIn<S>, context: DecideContext) => FormHints;
  readonly consequences: (found: CaseIn<S>, context: DecideContext) => readonly Attempt<z.input<B>>[];
  /** What follows depends on what is filled in; `consequences` are those of the command as it is given. */
  readonly triedFirst?: true;
  readonly beside?: Beside<CaseIn<S>>;
  readonly decide: (found: CaseIn<S>, payload: z.output<B>, context: DecideContext) => readonly CaseEvent[];
}

/** A command about the case. Legality is what the row says and nothing else: `decide` is only asked where it holds. */
export function defineCommand<const N extends string, B extends z.ZodType, const S extends Stage>(row: CaseRow<N, B, S>): Command<N, B> {
  const legal = (found: Case): CaseIn<S> | undefined =>
    isIn(found, ...row.legalIn) && row.legalWhen?.(found) !== false ? found : undefined;
  const hindrance = (found: Case, person: Person | undefined, context?: DecideContext): Hindrance | undefined => {
    const there = legal(found);
    return there === undefined ? 'not-legal' : row.refuses?.(there, person, context);
  };
  const { name, who, body, offeredWhen } = row;
  const offers = (policy: Policy | undefined, found: Case): boolean =>
    offeredWhen === undefined || (policy !== undefined && offeredWhen(policy, found));
  return {
    name,
    who,
    body,
    concerns: 'case',
    targets: () => [{}],
    isOffered: (found, _target, policy) => offers(policy, found),
    isLegal: (found, _target, person) => hindrance(found, person) === undefined,
    hindrance: (found, _target, context) => hindrance(found, whoAsks(context), context),
    attempts: (found, _target, context) => atThat(legal(found), (there) => row.consequences(there, context)) ?? [],
    formHints: (found, _target, context) => atThat(legal(found), (there) => row.form?.(there, context)) ?? {},
    isTriedFirst: row.triedFirst === true,
    beside: (found, leading) => atThat(legal(found), (there) => row.beside?.(there, leading)) ?? [],
    read: (raw, wording) => {
      const payload = body.parse(raw, wording);
      return {
        name,
        payload,
        decide: (found, context) => {
          const there = legal(found);
          if (there === undefined || !offers(context.policy, found)) return 'not-legal';
          const refusal = row.refuses?.(there, whoAsks(context), context);
          if (refusal !== undefined) throw refusal;
          return row.decide(there, payload, context);
        },
      };
    },
  };
}

type AboutAssignment = z.ZodType<{ readonly assignmentId?: string }, { readonly assignmentId?: string }>;

interface AssignmentRow<N extends string, B extends AboutAssignment> extends CommandRow<N, B> {
  /** Stages of the case in which it may be given; while units are at work unless told. */
  readonly legalIn?: readonly Stage[];
  /** Whether the assignment allows it. */
  readonly legalFor: (assignment: Assignment, found: NumberedCase) => boolean;
  /** A rule with a name of its own that forbids it whatever is filled in; asked before `legalFor`. */
  readonly refuses?: (assignment: Assignment, found: NumberedCase, context: DecideContext) => Refusal | undefined;
  /** Whether the rules have it for the assignment: one that they do not have is not told of. */
  readonly offeredFor?: (assignment: Assignment, found: NumberedCase, policy: Policy | undefined) => boolean;
  readonly form?: (assignment: Assignment, found: NumberedCase, context: DecideContext) => FormHints;
  readonly consequences: (assignment: Assignment, found: NumberedCase, context: DecideContext) => readonly Attempt<z.input<B>>[];
  readonly decide: (assignment: Assignment, found: NumberedCase, payload: z.output<B>, context: DecideContext) => readonly CaseEvent[];
}

/** A command about one unit's assignment, while units are at work. */
export function defineAssignmentCommand<const N extends string, B extends AboutAssignment>(row: AssignmentRow<N, B>): Command<N, B> {
  const { name, who, body, legalIn = atWork } = row;
  const isTime = (found: Case): found is NumberedCase => isIn(found, ...legalIn) && assignmentsOf(found).length > 0;
  const hindranceOf = (found: NumberedCase, assignment: Assignment, context: DecideContext): Hindrance | undefined =>
    row.refuses?.(assignment, found, context) ??
    (row.legalFor(assignment, found) && row.offeredFor?.(assignment, found, context.policy) !== false ? undefined : 'not-legal');
  return {
    name,
    who,
    body,
    concerns: 'assignment',
    targets: (found) => assignmentsOf(found).map(({ id }) => ({ assignmentId: id })),
    isOffered: (found, target, policy) => {
      const assignment = assignmentAt(target, found);
      return assignment === undefined || !isNumbered(found)
        ? row.offeredFor === undefined
        : row.offeredFor?.(assignment, found, policy) !== false;
    },
    isLegal: (found, target) => {
      const assignment = assignmentAt(target, found);
      return assignment !== undefined && isTime(found) && row.legalFor(assignment, found);
    },
    hindrance: (found, target, context) => {
      const assignment = assignmentAt(target, found);
      return assignment === undefined || !isTime(found) ? 'not-legal' : hindranceOf(found, assignment, context);
    },
    attempts: (found, target, context) =>
      atThat(assignmentAt(target, found), (assignment) => isNumbered(found) && row.consequences(assignment, found, context)) || [],
    formHints: (found, target, context) =>
      atThat(assignmentAt(target, found), (assignment) => isNumbered(found) && row.form?.(assignment, found, context)) || {},
    isTriedFirst: false,
    beside: () => [],
    read: (raw, wording) => {
      const payload = body.parse(raw, wording);
      return {
        name,
        payload,
        ...(payload.assignmentId === undefined ? {} : { assignmentId: payload.assignmentId }),
        decide: (found, context) => {
          if (!isTime(found)) return 'not-legal';
          const hindranceAt = (one: Assignment): Hindrance | undefined => hindranceOf(found, one, context);
          const assignment = findAssignment(found, payload.assignmentId, { who, hindranceAt, context });
          if (assignment === 'not-legal') return assignment;
          const hindrance = hindranceAt(assignment);
          if (hindrance instanceof Refusal) throw hindrance;
          return hindrance ?? row.decide(assignment, found, payload, context);
        },
      };
    },
  };
}

function assignmentAt({ assignmentId }: Target, found: Case): Assignment | undefined {
  return assignmentsOf(found).find(({ id }) => id === assignmentId);
}

/** Between dispatch and reply, co-handlers also while a new lead is looked for. */
const atWork: readonly Stage[] = ['awaiting-dispatch', 'in-handling'];

/** Who gives a command, or would; nobody where the system tries it. */
export function whoAsks({ actorId, directory }: Pick<DecideContext, 'actorId' | 'directory'>): Person | undefined {
  return directory.people.get(actorId);
}

function atThat<T, R>(there: T | undefined, answer: (there: T) => R): R | undefined {
  return there === undefined ? undefined : answer(there);
}
