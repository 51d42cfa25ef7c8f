import { systemActor } from '#core/ledger/commit.ts';
import type { Actor } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import type { StatusEvent } from '#core/webhook/status-events.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { beginBy, moveOn } from '#test/support/random-case.ts';

export const which = { body: '990112', proposalId: 'p1' };

interface ToldCommit {
  readonly at: string;
  readonly events: readonly CaseEvent[];
  readonly actor: Actor;
}

/** A case whose acts are kept as the commits they would be. */
export class CommittedStory extends CaseStory {
  readonly commits: ToldCommit[] = [];

  override records(events: readonly CaseEvent[]): this {
    if (events.length > 0) this.commits.push({ at: this.now, events, actor: systemActor });
    return super.records(events);
  }

  get told(): StatusEvent[] {
    return statusEvents(which, this.commits);
  }
}

/** Plays a case by the numbers drawn. */
export function playCommitted(drawn: readonly number[]): CommittedStory {
  const story = beginBy(new CommittedStory(), drawn[0] ?? 0);
  for (const number of drawn) moveOn(story, number);
  return story;
}
