import { events } from '#core/steps/events.ts';
import type { CaseEvent, EventOf, EventType } from '#core/steps/events.ts';
import type { Case } from './case.ts';
import type { Recorded } from '#core/case/define/define-event.ts';

type Rows = { readonly [T in EventType]: { readonly apply: (found: Case, event: EventOf<T>, recorded: Recorded) => Case } };
const rows: Rows = events;

/** The case that a log's first event makes. */
export function begin(id: string, event: EventOf<'ProposalDrafted' | 'ProposalSubmitted'>, recorded: Recorded): Case {
  const { authorId, content } = event;
  const draft: Case = { id, authorId, content, clocks: [], desk: null, stage: { name: 'draft' } };
  return applyEvent(draft, event, recorded);
}

/**
 * The state after one more event. Never fails: it trusts the log, because `decide` produces only events that fit; one that
 * needs what the stage has not earned leaves the state as it is. Nothing else goes into it, so that the same log gives the
 * same state for ever.
 */
export function applyEvent(found: Case, event: CaseEvent, recorded: Recorded): Case {
  return applyTyped(found, event, recorded);
}

function applyTyped<T extends EventType>(found: Case, event: EventOf<T> & { readonly type: T }, recorded: Recorded): Case {
  return rows[event.type].apply(found, event, recorded);
}
