import type { Clock } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { isNumbered } from '#core/case/case.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { NumberedCase, Case } from '#core/case/case.ts';
import { taskView } from './case-view.ts';
import type { CaseView, TaskView } from './case-view.ts';

/** One clock, running or ended, as work lists and calendar feeds tell it: ids, days and instants, no text of the case. */
export interface DeadlineView extends TaskView {
  readonly caseNumber?: string;
  /** Day 0 of its span. */
  readonly startOn: string;
  readonly openedAt: string;
  /** Times its deadline was moved, and when last. */
  readonly moves: number;
  readonly movedAt?: string;
  /** When anything that is told here changed last. */
  readonly changedAt: string;
  readonly endedAt?: string;
  /** On whose desk it lay when it ended, where it had been escalated. */
  readonly deskPersonId?: string;
}

// They end before a case has a number. Without it for good they need not be written anew when it comes.
const endsBeforeNumber = (kind: ClockKind): boolean => clocks[kind].runsOn === 'submission';

/** Every clock that ever ran on a case, in the order of opening. */
export function deadlinesOf(proposal: Case): DeadlineView[] {
  const numbered = isNumbered(proposal) ? proposal : undefined;
  return proposal.clocks.map((clock) => deadlineView(clock, endsBeforeNumber(clock.kind) ? undefined : numbered));
}

function deadlineView(clock: Clock, numbered: NumberedCase | undefined): DeadlineView {
  const { deadline, openedAt, moves, movedAt, closed, desk } = clock;
  const changes = [openedAt, movedAt, closed?.at, numbered?.numberedAt].filter((at) => at !== undefined);
  return {
    ...taskView(clock),
    ...(numbered === undefined ? {} : { caseNumber: numbered.caseNumber }),
    startOn: deadline.startOn,
    openedAt,
    moves,
    ...(movedAt === undefined ? {} : { movedAt }),
    changedAt: changes.reduce((last, at) => (at > last ? at : last)),
    ...(closed === undefined ? {} : { endedAt: closed.at }),
    ...(closed === undefined || desk === undefined ? {} : { deskPersonId: desk.personId }),
  };
}

/**
 * A running clock as it was before its case had a number, if it ran then already: the number alone is no reason to write it anew.
 * Whoever reads it takes the number from the case's line (`withNumber`).
 */
export function beforeNumber(deadline: DeadlineView, { numberedAt }: Pick<CaseView, 'numberedAt'>): DeadlineView {
  if (numberedAt === undefined || deadline.openedAt > numberedAt) return deadline;
  const { caseNumber: _, ...rest } = deadline;
  const { openedAt, movedAt = '' } = rest;
  return { ...rest, changedAt: movedAt > openedAt ? movedAt : openedAt };
}

/** Whether a clock, as a list has it, lacks a number that its case may have by now. */
export function mayLackNumber({ kind, caseNumber }: DeadlineView): boolean {
  return caseNumber === undefined && !endsBeforeNumber(kind);
}

/** A clock with the number that its case's line has. */
export function withNumber(deadline: DeadlineView, view: Pick<CaseView, 'caseNumber' | 'numberedAt'> | undefined): DeadlineView {
  const { caseNumber, numberedAt = '' } = view ?? {};
  if (!mayLackNumber(deadline) || caseNumber === undefined) return deadline;
  return { ...deadline, caseNumber, changedAt: numberedAt > deadline.changedAt ? numberedAt : deadline.changedAt };
}
