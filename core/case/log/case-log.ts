import * as z from 'zod';
import type { CommitOf } from '#core/ledger/commit.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { events, isEventType } from '#core/steps/events.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { applyEvent, begin } from '#core/case/apply.ts';
import type { Case } from '#core/case/case.ts';
import { upCast } from './up-cast.ts';

const typed = z.looseObject({ type: z.string() });

/** An event of a type that this program does not know: a newer one wrote it. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';
  constructor(type: string) {
    super(`no event of type ${type} is known here; a newer version wrote it`);
  }
}

/** A case's log holds everything about it, the units' assignments included. */
export function caseLog(id: string): LogKind<Case, CaseEvent> {
  return {
    readEvents: (commit) => upCast(commit).map(readEvent),
    apply: (found, event, recorded) => {
      if (found !== undefined) return applyEvent(found, event, recorded);
      return event.type === 'ProposalDrafted' || event.type === 'ProposalSubmitted' ? begin(id, event, recorded) : undefined;
    },
  };
}

/** The case as it was after so many of its commits. */
export function caseAfter(id: string, commits: readonly CommitOf<CaseEvent>[], seq: number): Case | undefined {
  const kind = caseLog(id);
  let state: Case | undefined;
  for (const commit of commits.slice(0, seq)) state = applyCommit(kind, state, commit);
  return state;
}

/** A stored event of the present schema. @throws UnknownEventError; z.ZodError for a known type of another shape */
function readEvent(stored: unknown): CaseEvent {
  const { type } = typed.parse(stored);
  if (!isEventType(type)) throw new UnknownEventError(type);
  return events[type].schema.parse(stored);
}
