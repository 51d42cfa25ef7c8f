import type { AssignmentStatus, Stage } from '#core/contracts/stages.ts';
import type { ClockKind } from '#core/contracts/clock-kinds.ts';
import { assignmentsOf } from '#core/proposal/proposal.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { EventOf, ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { StatusType } from './event-types.ts';
import type { SubmittedProposal } from './proposal-status.ts';
import { escalatedTo, statusTypeOfEvent } from './status-type.ts';
import type { EscalatedTo } from './status-type.ts';

/** What an escalation or a moved deadline is about: a clock, and the share it belongs to. */
interface ClockStep {
  readonly clock: ClockKind;
  readonly assignmentId?: string;
  readonly unitId?: string;
  readonly escalatedTo?: EscalatedTo;
}

/** An event of the log that is told outside, with the status of what it moves as it was before. */
export type StatusStep =
  | { readonly of: 'case'; readonly type: StatusType; readonly from: Exclude<Stage, 'draft'> | null; readonly about?: ClockStep }
  | {
      readonly of: 'share';
      readonly type: StatusType;
      readonly from: AssignmentStatus | null;
      readonly assignmentId: string;
    };

/** The step an event is, `before` being the case right before it; `undefined` for what is not told outside. */
export function statusStep(before: Proposal | undefined, event: ProposalEvent): StatusStep | undefined {
  const type = statusTypeOfEvent[event.type];
  if (type === 'silent') return undefined;
  if (before === undefined || before.stage === 'draft') {
    // A draft is its author's alone: that it was, and that it was thrown away, is nobody's business.
    return event.type === 'ProposalSubmitted' ? { of: 'case', type, from: null } : undefined;
  }
  if (event.type === 'AlarmSounded' || event.type === 'DeadlineMoved') return clockStep(before, event);
  if (!('assignmentId' in event)) return { of: 'case', type, from: before.stage };
  const share = assignmentsOf(before).find(({ id }) => id === event.assignmentId);
  return { of: 'share', type, from: share?.status ?? null, assignmentId: event.assignmentId };
}

function clockStep(before: SubmittedProposal, event: EventOf<'AlarmSounded' | 'DeadlineMoved'>): StatusStep | undefined {
  const clock = before.clocks.find(({ id }) => id === event.clockId);
  if (clock === undefined) return undefined;
  const { assignmentId } = clock;
  const share = assignmentsOf(before).find(({ id }) => id === assignmentId);
  const about = { clock: clock.kind, ...(share === undefined ? {} : { assignmentId: share.id, unitId: share.unitId }) };
  const type = statusTypeOfEvent[event.type];
  if (event.type === 'DeadlineMoved') return { of: 'case', type, from: before.stage, about };
  const to = escalatedTo(event);
  return to === undefined ? undefined : { of: 'case', type, from: before.stage, about: { ...about, escalatedTo: to } };
}
