import type { Stage } from '#core/case/stages.ts';
import { CaseStory } from './case-story.ts';
import type { StorySettings } from './case-story.ts';

/** Body of a dispatch: transport leads (`a1`), parks is a co-handler (`a2`). */
export const dispatchBoth = { lead: { unitId: 'transport' }, coHandlers: [{ unitId: 'parks' }] };
export const anOpinion = { assignmentId: 'a2', text: '【会办意见】树池与灯位不冲突。' };
export const aReply = { assignmentId: 'a1', class: 'B', text: '【复函正文】东段路灯列入今年计划。' };
export const satisfied = { attitude: 'satisfied', result: 'satisfied' };
export const dissatisfied = { attitude: 'satisfied', result: 'not', comment: '【委员意见】仍有三段无灯。' };

const day = (on: string): string => `${on}T02:00:00.000Z`;

/** A case told up to a stage in the plainest way; each act has a working day of its own, in the spring of 2026. */
export function caseIn(stage: Stage, settings: StorySettings = {}): CaseStory {
  return bringTo(stage, new CaseStory(settings));
}

/** Tells a story that has not begun up to a stage. */
export function bringTo<S extends CaseStory>(stage: Stage, story: S): S {
  if (stage === 'draft') return story.begins('draft');
  story.begins();
  switch (stage) {
    case 'in-review':
      return story;
    case 'in-revision':
      return story.at(day('2026-01-20')).does('return-for-revision', { opinion: '建议不够具体。' });
    case 'declined':
      return story.at(day('2026-01-20')).does('decline', { reasonCode: 'academic' });
    case 'withdrawn':
      return story.at(day('2026-01-20')).does('withdraw', { reason: '另案提出。' });
    case 'awaiting-number':
    case 'awaiting-dispatch':
    case 'merged':
    case 'in-handling':
    case 'awaiting-feedback':
    case 'in-consultation':
    case 'closed':
      story.at(day('2026-01-20')).does('file');
      return stage === 'awaiting-number' ? story : numberedCaseIn(stage, story);
  }
}

function numberedCaseIn<S extends CaseStory>(stage: Stage, story: S): S {
  story.at(day('2026-01-21')).numbers();
  if (stage === 'awaiting-dispatch') return story;
  if (stage === 'merged') return story.at(day('2026-02-02')).merges();
  story.at(day('2026-03-02')).does('dispatch', dispatchBoth);
  story.at(day('2026-03-03')).does('sign-for', { assignmentId: 'a1' }).does('sign-for', { assignmentId: 'a2' });
  if (stage === 'in-handling') return story;
  story.at(day('2026-03-20')).does('give-opinion', anOpinion);
  story.at(day('2026-04-15')).does('issue-reply', aReply).numbers('a1');
  if (stage === 'awaiting-feedback') return story;
  if (stage === 'closed') return story.at(day('2026-04-20')).does('give-feedback', satisfied);
  for (const month of ['05', '06']) {
    story.at(day(`2026-${month}-08`)).does('give-feedback', dissatisfied);
    story
      .at(day(`2026-${month}-22`))
      .does('issue-reply', aReply)
      .numbers('a1');
  }
  return story.at(day('2026-07-01')).does('give-feedback', dissatisfied);
}
