import type { Stage } from '#core/case/stages.ts';
import type { Code, Codes } from '#core/case/define/define-event.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import type { CommitSchema } from '#core/ledger/commit.ts';
import { assignmentsOf, isSubmitted } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent, EventOf, EventType } from '#core/steps/events.ts';
import type { StatusType } from './event-types.ts';
import type { ToldCase } from './proposal-status.ts';
import { events } from '#core/steps/events.ts';
import { escalatedTo } from './escalated-to.ts';
import type { EscalatedTo } from './escalated-to.ts';
import { toldStatus } from './told-status.ts';
import type { ToldStatus } from './told-status.ts';
import { toldVersion } from './told-version.ts';

/** What an escalation or a moved deadline is about: a clock, and the share it belongs to. */
interface ClockStep {
  readonly clock: ClockKind;
  readonly assignmentId?: string;
  readonly unitId?: string;
  readonly escalatedTo?: EscalatedTo;
}

/** What moves, from where. */
type Move =
  | { readonly of: 'case'; readonly type: StatusType; readonly from: Exclude<Stage, 'draft'> | null; readonly about?: ClockStep }
  | {
      readonly of: 'share';
      readonly type: StatusType;
      readonly from: ToldStatus | null;
      readonly assignmentId: string;
    };

type ToldCodes = Readonly<Record<string, Code>>;

/** An event of the log that is told outside, with the status of what it moves as it was before. */
export type StatusStep = Move & { readonly codes: ToldCodes };

/**
 * The step an event is, `before` being the case right before it; `undefined` for what is not told outside, or was not when
 * commits had that schema.
 */
export function statusStep(before: Case | undefined, event: CaseEvent, schema: CommitSchema): StatusStep | undefined {
  const move = moveOf(before, event, schema);
  if (move === undefined) return undefined;
  return { ...move, codes: before === undefined || toldVersion(schema) === 1 ? {} : codesOf(event, before) };
}

function moveOf(before: Case | undefined, event: CaseEvent, schema: CommitSchema): Move | undefined {
  const { status } = events[event.type];
  if (status === 'silent' || ('since' in status && schema < status.since)) return undefined;
  const { type } = status;
  if (before === undefined || !isSubmitted(before)) {
    // A draft is its author's alone: that it was, and that it was thrown away, is nobody's business.
    return event.type === 'ProposalSubmitted' ? { of: 'case', type, from: null } : undefined;
  }
  if ('clockId' in event) return clockStep(before, event, type);
  if (!('assignmentId' in event)) return { of: 'case', type, from: before.stage.name };
  const share = assignmentsOf(before).find(({ id }) => id === event.assignmentId);
  return { of: 'share', type, from: share === undefined ? null : toldStatus(share.status), assignmentId: event.assignmentId };
}

/** An event about a clock. Of alarms only escalations are told. */
function clockStep(before: ToldCase, event: Extract<CaseEvent, { clockId: string }>, type: StatusType): Move | undefined {
  const clock = before.clocks.find(({ id }) => id === event.clockId);
  if (clock === undefined) return undefined;
  const { assignmentId } = clock;
  const share = assignmentsOf(before).find(({ id }) => id === assignmentId);
  const about = { clock: clock.kind, ...(share === undefined ? {} : { assignmentId: share.id, unitId: share.unitId }) };
  if (event.type !== 'AlarmSounded') return { of: 'case', type, from: before.stage.name, about };
  const to = escalatedTo(event);
  return to === undefined ? undefined : { of: 'case', type, from: before.stage.name, about: { ...about, escalatedTo: to } };
}

type Rows = { readonly [T in EventType]: { readonly status: 'silent' | { readonly codes?: Codes<EventOf<T>> } } };
const rows: Rows = events;

function codesOf<T extends EventType>(event: EventOf<T> & { readonly type: T }, before: Case): ToldCodes {
  const { status } = rows[event.type];
  return status === 'silent' ? {} : (status.codes?.of(event, before) ?? {});
}
