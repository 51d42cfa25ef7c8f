import type { CaseStory } from './case-story.ts';

/** Puts the due day of an open clock on another day, as an extension would. */
export function moveDeadline(story: CaseStory, clockId: string, dueOn: string): CaseStory {
  const clock = story.proposal.clocks.find(({ id }) => id === clockId);
  if (clock === undefined) throw new Error(`no clock ${clockId}`);
  const { deadline, yellowAt } = clock;
  // The day ends at midnight in China.
  const dueAt = `${dueOn}T16:00:00.000Z`;
  return story.records([{ type: 'DeadlineMoved', clockId, deadline: { ...deadline, dueOn }, dueAt, yellowAt, cause: 'extension' }]);
}
