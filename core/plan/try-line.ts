import { maySee, roleFor } from '#core/access/access.ts';
import { carriedOut } from '#core/actions/try-out.ts';
import type { TriedOut } from '#core/actions/try-out.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { decide } from '#core/case/decide.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Digest } from '#core/ledger/hash-chain.ts';
import { commands } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { events as eventRows } from '#core/steps/events.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Named, PlanLine, Shown, Why } from './plan-line.ts';
import { printEvents } from './print-events.ts';

/** A command as it was asked for, its body checked. */
export interface LineToTry {
  readonly proposalId: string;
  readonly command: Given<CommandName>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A line and, where it is possible, the case as it would be then. */
export interface TriedLine {
  readonly line: PlanLine;
  readonly tried?: TriedOut;
}

/** Gives one command without effect, as this person would. */
export function tryLine(
  { proposalId, command, payload }: LineToTry,
  { state, seq }: FoldedCase,
  person: Person,
  context: Trial,
): TriedLine {
  const asked = { proposalId, command: command.name, payload: { ...payload } };
  try {
    const found = theirs(command, state, person);
    const rules = ruledBy(context, found);
    const decided = decide(found, command, context);
    const tried = carriedOut(found, decided, rules);
    const shown = shownOf(found, decided, tried, seq, context.digest);
    return { line: { ...asked, ...namesOf(found), shown }, tried };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { line: { ...asked, ...(state === undefined || !maySee(person, state) ? {} : namesOf(state)), refused: whyOf(error) } };
  }
}

/** What trying needs: the rules and the directory of the moment, and a hash. */
export interface Trial extends DecideContext {
  readonly digest: Digest;
}

export function whyOf({ name, facts }: Refusal): Why {
  return {
    name,
    facts: Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, typeof fact === 'object' ? [...fact] : fact])),
  };
}

function theirs(command: Given<CommandName>, state: Case | undefined, person: Person): Case {
  if (state === undefined || !maySee(person, state)) throw new Refusal('NotFoundError');
  const role = roleFor(person, commands[command.name], state, command.assignmentId);
  if (role === undefined) throw new Refusal('NotAllowedError', { command: command.name });
  return state;
}

function namesOf(found: Case): Named {
  const { title, session, coSigners, onBehalfOf } = found.content;
  return {
    ...(isNumbered(found) ? { caseNumber: found.caseNumber } : {}),
    title,
    session,
    proposers: { authorId: found.authorId, coSigners: coSigners.length, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
  };
}

function shownOf(found: Case, decided: readonly CaseEvent[], { after, events }: TriedOut, version: number, digest: Digest): Shown {
  const moves = new Map(found.clocks.map(({ id, moves: so }) => [id, so]));
  const ended = found.clocks.filter((clock) => isOpen(clock) && after.clocks.some((now) => now.id === clock.id && !isOpen(now)));
  const clocks = after.clocks.filter((clock) => isOpen(clock) && clock.moves > (moves.get(clock.id) ?? -1));
  return {
    version,
    print: printEvents(decided, digest),
    becomes: after.stage.name,
    assigns: events.flatMap((event) =>
      event.type === 'UnitAssigned' ? [{ assignmentId: event.assignmentId, unitId: event.unitId, role: event.role }] : [],
    ),
    clocks: clocks.map(({ id, kind, holder, deadline }) => ({ id, kind, holder, deadline })),
    ends: ended.map(({ kind }) => kind),
    statuses: events.flatMap(({ type }) => {
      const { status } = eventRows[type];
      return status === 'silent' ? [] : [status.type];
    }),
    warnings: [],
  };
}
