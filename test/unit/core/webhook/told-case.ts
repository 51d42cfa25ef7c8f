import { decideDocument } from '#core/case/numbers/decide-documents.ts';
import { documentsOwed } from '#core/case/numbers/documents-owed.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Actor, CommitSchema } from '#core/ledger/commit.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { beginBy, moveOn } from '#test/support/random-case.ts';

export const which = { body: '990112', proposalId: 'p1' };

interface ToldCommit {
  readonly at: string;
  readonly events: readonly CaseEvent[];
  readonly actor: Actor;
  readonly schema: CommitSchema;
}

/** A case whose acts are kept as the commits they would be. */
export class CommittedStory extends CaseStory {
  readonly commits: ToldCommit[] = [];
  /** In which it is written from here on. */
  schema: CommitSchema = 4;

  writtenIn(schema: CommitSchema): this {
    this.schema = schema;
    return this;
  }

  override records(events: readonly CaseEvent[]): this {
    if (events.length > 0) this.commits.push({ at: this.now, events, actor: systemActor, schema: this.schema });
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
  return numbersPapers(story);
}

/** Gives every paper that an escalation called for its number. */
export function numbersPapers(story: CommittedStory): CommittedStory {
  for (const [index, paper] of documentsOwed(story.commits, story.policy.timeZoneOffset).entries()) {
    const taken = { series: 'some', number: index + 1 };
    story.records(decideDocument(story.proposal, paper, taken, story.policy));
  }
  return story;
}
