import { isOpen } from '#core/clock/clock.ts';
import type { Clock, Holder } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { isGone } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';

/** One line of a list: what a clerk needs to choose a case. */
export interface CaseView {
  readonly id: string;
  readonly version: number;
  readonly caseNumber?: string;
  readonly numberedAt?: string;
  readonly title: string;
  readonly kind: string;
  readonly session: string;
  readonly stage: Stage;
  readonly authorId: string;
  readonly coSigners: readonly string[];
  readonly leadUnitId?: string;
  readonly unitIds: readonly string[];
  readonly class?: string;
  /** Redo rounds opened so far, where there are any. */
  readonly round?: number;
  /** The committee marked it (重点提案). */
  readonly isKey?: true;
  readonly deskPersonId?: string;
  /** The open clock that put it on that desk: a co-handler's, perhaps, and not the one in `due`. */
  readonly deskClockId?: string;
  /** The clock the case itself is held to. Its light may be better than the case's, which is the worst of all `tasks`. */
  readonly due?: TaskView;
  readonly tasks: readonly TaskView[];
}

/** One open clock as a piece of work for its holder. */
export interface TaskView {
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly holder: Holder;
  readonly assignmentId?: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly yellowAt: string;
  readonly provisional: boolean;
}

/** What lists show of a proposal; rebuilt from its log at any time. */
export function caseView(proposal: Case, version: number): CaseView {
  const { id, content, authorId, desk } = proposal;
  const shares = assignmentsOf(proposal);
  const lead = shares.findLast(({ role, status }) => role === 'lead' && !isGone(status));
  const open = proposal.clocks.filter(isOpen);
  const due = responsibleClock(open, lead?.id);
  const replyClass = lead?.replies.at(-1)?.class;
  return {
    id,
    version,
    ...(isNumbered(proposal) ? { caseNumber: proposal.caseNumber, numberedAt: proposal.numberedAt } : {}),
    title: content.title,
    kind: content.kind,
    session: content.session,
    stage: proposal.stage.name,
    authorId,
    coSigners: content.coSigners,
    ...(lead === undefined ? {} : { leadUnitId: lead.unitId }),
    unitIds: [...new Set(shares.filter(({ status }) => !isGone(status)).map(({ unitId }) => unitId))],
    ...(replyClass === undefined ? {} : { class: replyClass }),
    ...(isNumbered(proposal) && proposal.round > 0 ? { round: proposal.round } : {}),
    ...(isNumbered(proposal) && proposal.keyCase !== undefined ? { isKey: true as const } : {}),
    ...(desk === null ? {} : { deskPersonId: desk.personId, deskClockId: desk.clockId }),
    ...(due === undefined ? {} : { due: taskView(due) }),
    tasks: open.map(taskView),
  };
}

/** The case is held to its own clock, or its lead's; a co-handler's stands beside it. */
function responsibleClock(open: readonly Clock[], leadShare: string | undefined): Clock | undefined {
  const own = open.filter(({ assignmentId }) => assignmentId === undefined || assignmentId === leadShare);
  return earliest(own) ?? earliest(open);
}

function earliest(clocks: readonly Clock[]): Clock | undefined {
  return [...clocks].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** A clock as its holder's piece of work. */
export function taskView(clock: Clock): TaskView {
  const { id, kind, holder, assignmentId, deadline, dueAt, yellowAt } = clock;
  return {
    clockId: id,
    kind,
    holder,
    ...(assignmentId === undefined ? {} : { assignmentId }),
    dueOn: deadline.dueOn,
    dueAt,
    yellowAt,
    provisional: deadline.provisional,
  };
}
