import { describe, expect, it } from 'vitest';
import { isOpen } from '#core/clock/clock.ts';
import { lightOf, worstLight } from '#core/clock/light.ts';
import { stages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { caseView } from '#core/view/case-view.ts';
import type { CaseView } from '#core/view/case-view.ts';
import { caseViewSchema } from '#core/view/stored-view.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const viewOf = (story: CaseStory): CaseView => caseView(story.proposal, story.entries.length);
const filed = { caseNumber: '46', numberedAt: '2026-01-21T02:00:00.000Z' };
const handled = { ...filed, leadUnitId: 'transport', unitIds: ['transport', 'parks'] };

/** What a stage adds to the line, and the clocks that run in it: the case's own first. */
const lines: Readonly<Record<Stage, { readonly adds: Partial<CaseView>; readonly due?: string; readonly tasks: readonly string[] }>> = {
  draft: { adds: {}, tasks: [] },
  'in-review': { adds: {}, due: 'review', tasks: ['review'] },
  'in-revision': { adds: {}, due: 'revision', tasks: ['revision'] },
  'awaiting-number': { adds: {}, due: 'dispatch', tasks: ['dispatch'] },
  'awaiting-dispatch': { adds: filed, due: 'dispatch', tasks: ['dispatch'] },
  merged: { adds: filed, tasks: [] },
  'in-handling': { adds: handled, due: 'a1.reply', tasks: ['a1.reply', 'a2.opinion'] },
  'awaiting-feedback': { adds: { ...handled, class: 'B' }, due: 'feedback', tasks: ['feedback'] },
  'in-consultation': { adds: { ...handled, class: 'B', round: 2 }, due: 'consultation', tasks: ['consultation'] },
  closed: { adds: { ...handled, class: 'B' }, tasks: [] },
  declined: { adds: {}, tasks: [] },
  withdrawn: { adds: {}, tasks: [] },
};

describe.each(stages)('the list line of a case %s', (stage) => {
  const story = caseIn(stage);
  const { due, tasks, ...line } = viewOf(story);
  const expected = lines[stage];

  it('says what a clerk needs to choose it, and no more than the stage has', () => {
    const { title, kind, session } = aContent();
    expect(line).toEqual({
      id: 'p1',
      version: story.entries.length,
      stage,
      title,
      kind,
      session,
      authorId: 'lin',
      coSigners: [],
      unitIds: [],
      ...expected.adds,
    });
  });

  it('has a task for each open clock, and the case’s own as its due one', () => {
    expect(tasks.map(({ clockId }) => clockId)).toEqual(expected.tasks);
    expect(due?.clockId).toBe(expected.due);
  });

  it('comes back from a store as it was', () => {
    const view = viewOf(story);
    expect(caseViewSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
  });
});

describe('a task', () => {
  it('is its clock as a piece of work', () => {
    expect(viewOf(caseIn('in-handling')).tasks[1]).toEqual({
      clockId: 'a2.opinion',
      kind: 'opinion',
      holder: { unitId: 'parks' },
      assignmentId: 'a2',
      dueOn: '2026-04-02',
      dueAt: '2026-04-02T16:00:00.000Z',
      yellowAt: '2026-03-26T16:00:00.000Z',
      provisional: false,
    });
  });
});

describe('the clock that a case is held to', () => {
  it('is the lead’s while a co-handler is late, and the light of the case the worst of the two', () => {
    const story = caseIn('in-handling').at('2026-04-10T02:00:00.000Z');
    const { due, tasks } = viewOf(story);
    expect([due?.clockId, lightOf(due, story.now)]).toEqual(['a1.reply', 'green']);
    expect(tasks.map((task) => [task.clockId, lightOf(task, story.now)])).toEqual([
      ['a1.reply', 'green'],
      ['a2.opinion', 'red'],
    ]);
    expect(worstLight(tasks, story.now)).toBe('red');
  });

  it('is the earliest of the case’s and the lead’s', () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    expect(viewOf(story).due?.clockId).toBe('a1.sign-for');
    story.does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    expect(viewOf(story).due?.clockId).toBe('a1.return-decision');
  });

  it('is a co-handler’s when no other runs', () => {
    const story = caseIn('in-handling').does('dispatch', { coHandlers: [{ unitId: 'police', due: { on: '2026-03-27' } }] });
    story.records([{ type: 'ReplyIssued', round: 0, ...aReply }]);
    expect(story.proposal.clocks.filter(isOpen).map(({ id }) => id)).toEqual(['a2.opinion', 'a3.sign-for', 'a3.opinion']);
    expect(viewOf(story).due?.clockId).toBe('a3.sign-for');
  });
});

describe('the units of a case', () => {
  it('are those that have not returned it; the lead is the latest', () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    story.does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    story.does('decide-return', { assignmentId: 'a1', granted: true });
    expect(viewOf(story)).toMatchObject({ unitIds: ['parks'] });
    expect(viewOf(story)).not.toHaveProperty('leadUnitId');
    story.does('dispatch', { lead: { unitId: 'police' } });
    expect(viewOf(story)).toMatchObject({ leadUnitId: 'police', unitIds: ['parks', 'police'] });
  });

  it('are named once, also when one has two shares', () => {
    const story = caseIn('in-handling')
      .does('give-opinion', anOpinion)
      .does('dispatch', { coHandlers: [{ unitId: 'parks' }] });
    expect(viewOf(story).unitIds).toEqual(['transport', 'parks']);
  });
});

describe('a case on a leader’s desk', () => {
  it('says whose', () => {
    expect(viewOf(caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds()).deskPersonId).toBe('he');
  });
});
