import { localDate } from '#core/calendar/calendar-date.ts';
import type { DocumentKind } from '#core/clock/clock.ts';
import type { Actor, CommitOf } from '#core/ledger/commit.ts';
import type { Issuing } from '#core/policy/issuers.ts';
import type { EventOf, CaseEvent } from '#core/steps/events.ts';

/** A document that an escalation to a unit calls for: 催办通知 or 督办通知, before or after it has its number. */
export interface OwedDocument {
  readonly kind: DocumentKind;
  readonly clockId: string;
  /** The due day when the unit was escalated. */
  readonly dueOn: string;
  /** The alarm's rule, or `by-hand-<local date>`. */
  readonly rule: string;
  /** When it was escalated: the year of the number follows from it. */
  readonly at: string;
  /** Whose paper it is; the office's where it is not said. */
  readonly issuing?: Issuing;
}

type Told = Pick<CommitOf<CaseEvent>, 'at' | 'events'> & Partial<Pick<CommitOf<CaseEvent>, 'actor'>>;
type Clocks = ReadonlyMap<string, { readonly dueOn: string; readonly ofUnit: boolean }>;

/**
 * Documents that the log calls for and that have no number yet, in the order of their escalations. Read from the log and not
 * from the state, which forgets an escalation when the deadline moves: a number taken before a crash always finds its paper.
 * @param offset minutes east of UTC
 */
export function documentsOwed(commits: readonly Told[], offset: number): OwedDocument[] {
  const clocks = new Map<string, { dueOn: string; ofUnit: boolean }>();
  const owed = new Map<string, OwedDocument>();
  const numbered = new Set<string>();
  for (const { at, events, actor } of commits) {
    for (const event of events) {
      if (event.type === 'ClockOpened') {
        clocks.set(event.clock.id, { dueOn: event.clock.deadline.dueOn, ofUnit: 'unitId' in event.clock.holder });
      } else if (event.type === 'DeadlineMoved') {
        const clock = clocks.get(event.clockId);
        if (clock !== undefined) clocks.set(event.clockId, { ...clock, dueOn: event.deadline.dueOn });
      } else if (event.type === 'DocumentNumbered') {
        owed.delete(documentKey(event));
        numbered.add(documentKey(event));
      } else if (event.type === 'AlarmSounded' || event.type === 'RemindedByHand') {
        const called = calledFor(clocks, event, { at, offset, actor });
        if (called !== undefined && !numbered.has(documentKey(called))) owed.set(documentKey(called), called);
      }
    }
  }
  return [...owed.values()];
}

/** One document for ever: clock, deadline version, rule. */
export function documentKey({ clockId, dueOn, rule }: Pick<OwedDocument, 'clockId' | 'dueOn' | 'rule'>): string {
  return `${clockId}.${dueOn}.${rule}`;
}

/** Units are written to; people and roles are told by mail alone. */
function calledFor(
  clocks: Clocks,
  event: EventOf<'AlarmSounded' | 'RemindedByHand'>,
  { at, offset, actor }: { readonly at: string; readonly offset: number; readonly actor: Actor | undefined },
): OwedDocument | undefined {
  const clock = clocks.get(event.clockId);
  if (clock === undefined || !clock.ofUnit) return undefined;
  const { dueOn } = clock;
  const { clockId } = event;
  if (event.type === 'RemindedByHand') {
    const paper: OwedDocument = { kind: 'chaser', clockId, dueOn, rule: `by-hand-${localDate(at, offset)}`, at };
    return issuingOf(actor) === 'committee' ? { ...paper, issuing: 'committee' } : paper;
  }
  if (event.action === 'office') return { kind: 'chaser', clockId, dueOn, rule: event.rule, at };
  if (event.action === 'leader') return { kind: 'supervision', clockId, dueOn, rule: event.rule, at };
  return undefined;
}

/** Who reminds by hand signs for it: the committee for itself, everybody else for the office. */
export function issuingOf(actor: Pick<Actor, 'role'> | undefined): Issuing {
  return actor?.role === 'committee-clerk' || actor?.role === 'committee-head' ? 'committee' : 'office';
}
