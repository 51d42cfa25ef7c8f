import type { CommitOf } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** What the office said at each dispatch (交办意见), by the assignments that began with it. */
export function dispatchOpinions(commits: readonly Pick<CommitOf<CaseEvent>, 'events'>[]): ReadonlyMap<string, string> {
  const opinions = new Map<string, string>();
  for (const { events } of commits) {
    const opinion = events.find((event) => event.type === 'ProposalDispatched')?.opinion;
    if (opinion === undefined) continue;
    for (const event of events) if (event.type === 'UnitAssigned') opinions.set(event.assignmentId, opinion);
  }
  return opinions;
}
