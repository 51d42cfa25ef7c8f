import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Rulebook } from '#core/policy/rulebook.ts';
import type { CaseEvent, EventOf, EventType } from '#core/steps/events.ts';
import type { Assignment } from '#core/case/assignment.ts';
import type { Case } from '#core/case/case.ts';
import { assignmentOf } from '#core/case/whom.ts';

/** What telling is decided by, besides the case. */
export interface NoticeContext {
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  readonly rulebook?: Rulebook;
  /** The commit of the event: its schema decides what is told of it, and its other events are what came along. */
  readonly commit?: { readonly schema: number; readonly events: readonly CaseEvent[] };
}

/** Whom an event concerns, and what about. */
export interface Said {
  readonly people: readonly Person[];
  readonly clock?: Clock;
  /** The unit it is about. */
  readonly unitId?: string;
  /** A reason, an opinion's consequence, a class, a number: what the event itself carries. */
  readonly detail?: string;
  readonly outcome?: Term;
  /** Why somebody did it, where that is told beside the detail. */
  readonly reason?: string;
}

/** A telling that waits for its mail, with the case as it is now. */
export interface Waiting<E> {
  readonly found: Case;
  readonly event: E;
  readonly clock: Clock | undefined;
  /** The assignment that the event names. */
  readonly assignment: Assignment | undefined;
  /** When the event was recorded, and the due day that its clock had then. */
  readonly at: string;
  readonly dueOn: string | undefined;
  /** The schema of its commit. */
  readonly schema: number;
}

type Urgency = 'prompt' | 'digest';

interface TellingRow<T extends EventType> {
  /** The event it tells of. */
  readonly of: T;
  /** The first schema whose commits are told this way; of older ones it was not told, and is not told now. */
  readonly since?: number;
  /** To whom, in a state of the case at or after the event; `undefined` where nobody is told. */
  readonly to: (found: Case, event: EventOf<T>, context: NoticeContext) => Said | undefined;
  /**
   * `prompt` breaks out within minutes; what is not goes with the next morning's mail. By the alarm's rule, or the commit's schema,
   * where it depends.
   */
  readonly when: Urgency | ((rule: string, schema: number) => Urgency);
  /** What a unit's clerks are told to do is told to the unit's group robot too. */
  readonly toRobot: boolean;
  /** It reminds of a clock: several of these about one clock are one row of a mail. */
  readonly reminds: boolean;
  /** What the case has come to that makes it moot; what is told as a fact alone never is. */
  readonly outrun: (waiting: Waiting<EventOf<T>>) => SupersededReason | undefined;
}

/** A telling as the rest of core knows it: asked with any event. */
export interface Telling extends Pick<TellingRow<EventType>, 'of' | 'since' | 'when' | 'toRobot' | 'reminds'> {
  readonly tell: (found: Case, event: CaseEvent, context: NoticeContext) => Said | undefined;
  readonly outrunBy: (waiting: Omit<Waiting<CaseEvent>, 'assignment'>) => SupersededReason | undefined;
}

/** A row of `tellings.ts`, kept under its kind; its words are in the step's texts. */
export function defineTelling<T extends EventType>({ to, outrun, ...row }: TellingRow<T>): Telling {
  return {
    ...row,
    tell: (found, event, context) => (isOf(event, row.of) ? to(found, event, context) : undefined),
    outrunBy: ({ event, ...waiting }) =>
      isOf(event, row.of) ? outrun({ ...waiting, event, assignment: assignmentOf(waiting.found, event) }) : undefined,
  };
}

/** Broke out from that schema on; commits before it waited for the morning. */
export const promptSince =
  (first: number) =>
  (_rule: string, schema: number): Urgency =>
    schema < first ? 'digest' : 'prompt';

function isOf<T extends EventType>(event: CaseEvent, type: T): event is CaseEvent & EventOf<T> {
  return event.type === type;
}
