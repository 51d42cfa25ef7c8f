import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { deadlineViewSchema, taskViewSchema } from '#core/view/stored-view.ts';
import { caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { moveDeadline } from '#test/support/move-deadline.ts';

const clock = (story: CaseStory, id: string) => deadlinesOf(story.proposal).find(({ clockId }) => clockId === id);

describe('a clock as lists and feeds tell it', () => {
  it('is its task with the number, its days and what changed last', () => {
    expect(clock(caseIn('in-handling'), 'a2.opinion')).toEqual({
      clockId: 'a2.opinion',
      kind: 'opinion',
      holder: { unitId: 'parks' },
      assignmentId: 'a2',
      dueOn: '2026-04-02',
      dueAt: '2026-04-02T16:00:00.000Z',
      yellowAt: '2026-03-26T16:00:00.000Z',
      provisional: false,
      caseNumber: '46',
      startOn: '2026-03-02',
      openedAt: '2026-03-02T02:00:00.000Z',
      moves: 0,
      changedAt: '2026-03-02T02:00:00.000Z',
    });
  });

  it('changes with the number of its case, by a move and by its end', () => {
    expect(clock(caseIn('awaiting-number'), 'dispatch')).toMatchObject({ changedAt: '2026-01-20T02:00:00.000Z' });
    expect(clock(caseIn('awaiting-dispatch'), 'dispatch')).toMatchObject({ changedAt: '2026-01-21T02:00:00.000Z', caseNumber: '46' });
    const story = caseIn('in-handling');
    moveDeadline(story.at('2026-03-10T02:00:00.000Z'), 'a1.reply', '2026-07-01');
    expect(clock(story, 'a1.reply')).toMatchObject({
      moves: 1,
      movedAt: '2026-03-10T02:00:00.000Z',
      changedAt: '2026-03-10T02:00:00.000Z',
      dueOn: '2026-07-01',
    });
    expect(clock(caseIn('awaiting-feedback'), 'a1.reply')).toMatchObject({
      changedAt: '2026-04-15T02:00:00.000Z',
      endedAt: '2026-04-15T02:00:00.000Z',
    });
  });

  it('that ended before the case had a number never gets one', () => {
    expect(clock(caseIn('closed'), 'review')).not.toHaveProperty('caseNumber');
    expect(clock(caseIn('closed'), 'review')).toMatchObject({ changedAt: '2026-01-20T02:00:00.000Z' });
  });

  it('remembers on whose desk it lay once it has ended', () => {
    const story = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds();
    expect(clock(story, 'review')).not.toHaveProperty('deskPersonId');
    expect(clock(story.does('file'), 'review')).toMatchObject({ deskPersonId: 'he' });
  });

  it('does not change by what is no matter of a calendar', () => {
    const story = caseIn('in-handling');
    const before = clock(story, 'a1.reply');
    story.at('2026-05-29T02:00:00.000Z').sounds({ assignmentId: 'a1' });
    expect(clock(story, 'a1.reply')).toEqual(before);
  });

  it('comes back from a store as it was, and as a task', () => {
    for (const deadline of deadlinesOf(caseIn('in-consultation').proposal)) {
      const stored: unknown = JSON.parse(JSON.stringify(deadline));
      expect(deadlineViewSchema.parse(stored)).toEqual(deadline);
      expect(taskViewSchema.parse(stored)).not.toHaveProperty('openedAt');
    }
  });
});
