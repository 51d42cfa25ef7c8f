import { describe, expect, it } from 'vitest';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { listKeys, viewItems } from '#core/view/view-items.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const itemsOf = (story: CaseStory) => viewItems('990112', caseView(story.proposal, 7), deadlinesOf(story.proposal));
const partiesOf = (story: CaseStory): string[] => itemsOf(story).parties.map(({ sk, partyKey }) => `${sk} > ${partyKey}`);

describe('the list items of a case', () => {
  it('of a draft are its author’s alone', () => {
    const story = new CaseStory().begins('draft', aContent({ kind: 'joint', coSigners: ['shen'] }));
    expect(itemsOf(story).item).toEqual({
      sk: 'case',
      view: caseView(story.proposal, 7),
      dueKey: '9999-12-31T00:00:00.000Z#p1',
      stageKey: '990112#stage#draft',
    });
    expect(partiesOf(story)).toEqual(['party#990112#member#lin > 990112#member#lin']);
  });

  it('under review are the body’s, the session’s, the members’ and the committee’s', () => {
    const story = new CaseStory().begins('submitted', aContent({ kind: 'joint', coSigners: ['shen'] }));
    expect(itemsOf(story).item).toMatchObject({
      bodyKey: '990112#all',
      sessionKey: '990112#session#6-1',
      stageKey: '990112#stage#in-review',
      dueKey: '2026-02-24T16:00:00.000Z#p1',
    });
    expect(itemsOf(story).item).not.toHaveProperty('filedKey');
    expect(partiesOf(story)).toEqual([
      'party#990112#member#lin > 990112#member#lin',
      'party#990112#member#shen > 990112#member#shen',
      'task#review > 990112#desk#role#committee-clerk',
    ]);
  });

  it.each(['awaiting-number', 'awaiting-dispatch', 'closed'] as const)('%s are the government’s too', (stage) => {
    expect(itemsOf(caseIn(stage)).item.filedKey).toBe('990112#filed');
  });

  it('in handling are each unit’s, and each task lies on its holder’s desk', () => {
    expect(partiesOf(caseIn('in-handling'))).toEqual([
      'party#990112#member#lin > 990112#member#lin',
      'party#990112#unit#transport > 990112#unit#transport',
      'party#990112#unit#parks > 990112#unit#parks',
      'task#review > 990112#ended#role#committee-clerk',
      'task#dispatch > 990112#ended#role#dispatcher',
      'task#a1.sign-for > 990112#ended#unit#transport',
      'task#a1.reply > 990112#desk#unit#transport',
      'task#a2.sign-for > 990112#ended#unit#parks',
      'task#a2.opinion > 990112#desk#unit#parks',
    ]);
    expect(itemsOf(caseIn('awaiting-feedback')).parties.at(-1)).toMatchObject({
      sk: 'task#feedback',
      partyKey: '990112#desk#person#lin',
      dueKey: '2026-05-09T16:00:00.000Z#p1.feedback',
      task: { clockId: 'feedback' },
    });
  });

  it('escalated lie on the leader’s desk too, with the task', () => {
    const story = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds();
    expect(itemsOf(story).parties.at(-1)).toMatchObject({ partyKey: '990112#desk#person#he', task: { clockId: 'review' } });
  });

  it('escalated for a co-handler lie there with the task that is late, not with the lead’s', () => {
    const story = caseIn('in-handling').at('2026-04-13T01:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(itemsOf(story).parties.at(-1)).toMatchObject({
      partyKey: '990112#desk#person#song',
      task: { clockId: 'a2.opinion' },
      dueKey: expect.stringMatching(/\.a2\.opinion$/),
    });
    expect(itemsOf(story).item.view.due).toMatchObject({ clockId: 'a1.reply' });
  });

  it('lie on no desk after the end, whatever the line says, and carry no task that is not there', () => {
    const { proposal } = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds();
    const view = caseView(proposal, 7);
    const onDesk = listKeys.desk('990112', { personId: 'he' });
    expect(
      viewItems('990112', { ...view, stage: 'withdrawn' }, deadlinesOf(proposal)).parties.map(({ partyKey }) => partyKey),
    ).not.toContain(onDesk);
    expect(viewItems('990112', view, []).parties.at(-1)).toEqual({
      sk: `party#${onDesk}`,
      partyKey: onDesk,
      dueKey: '9999-12-31T00:00:00.000Z#p1',
    });
  });

  it('of a clock that ended are what its holder had to do, in the order of ending', () => {
    const [, review] = itemsOf(caseIn('awaiting-number')).parties;
    expect(review).toEqual({
      sk: 'task#review',
      partyKey: '990112#ended#role#committee-clerk',
      dueKey: '2026-01-20T02:00:00.000Z#p1.review',
      task: deadlinesOf(caseIn('awaiting-number').proposal)[0],
    });
  });

  it('of a clock that ended on a leader’s desk are that leader’s too', () => {
    const story = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds().does('file');
    expect(partiesOf(story)).toEqual([
      'party#990112#member#lin > 990112#member#lin',
      'task#review > 990112#ended#role#committee-clerk',
      'desk#review > 990112#ended#person#he',
      'task#dispatch > 990112#desk#role#dispatcher',
    ]);
  });

  it('have keys of their own', () => {
    const story = caseIn('in-handling').at('2026-04-12T01:00:00.000Z').sounds({ assignmentId: 'a2' });
    for (const told of [story, caseIn('in-consultation')]) {
      const keys = itemsOf(told).parties.map(({ sk }) => sk);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
