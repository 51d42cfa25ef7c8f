import { describe, expect, it } from 'vitest';
import { runningStages, stages } from '#core/case/stages.ts';
import { caseItem } from '#core/view/case-item.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf, withNumber } from '#core/view/deadline-view.ts';
import { clockOnDesk } from '#core/view/ended-clock.ts';
import { caseViewSchema, storedCaseView } from '#core/view/stored-view.ts';
import { keyText, listItems, listKeys } from '#core/view/view-items.ts';
import { toItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { itemSize } from '../../../../local/dynamodb/item-size.ts';
import type { Item } from '../../../../local/dynamodb/item-size.ts';
import { aContent } from '#test/support/a-content.ts';
import { aReply, anOpinion, caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const itemsOf = ({ proposal }: CaseStory) => ({
  item: caseItem('990112', proposal, 7),
  lists: listItems('990112', caseView(proposal, 7), deadlinesOf(proposal)),
});
const listsOf = (story: CaseStory): string[] =>
  itemsOf(story).lists.map(({ pk, sk, ended }) => `${pk.replace('990112#', '')} ${sk}${ended === undefined ? '' : ' ended'}`);

const sizeOf = (item: object): number => itemSize(JSON.parse(JSON.stringify(toItem({ ...item }))));

describe('the list items of a case', () => {
  it('of a draft are its author’s alone', () => {
    const story = new CaseStory().begins('draft', aContent({ kind: 'joint', coSigners: ['shen'] }));
    expect(itemsOf(story).item).toEqual({
      sk: 'case',
      view: storedCaseView(caseView(story.proposal, 7)),
      dueKey: '9999-12-31T00:00:00.000Z#p1',
      stageKey: '990112#stage#draft',
      layout: 6,
    });
    expect(listsOf(story)).toEqual(['member#lin p1']);
  });

  it('under review are the members’ and the committee’s', () => {
    const story = new CaseStory().begins('submitted', aContent({ kind: 'joint', coSigners: ['shen'] }));
    expect(itemsOf(story).item).toMatchObject({ partyKey: '990112#stage#in-review', dueKey: '2026-02-24T16:00:00.000Z#p1' });
    expect(listsOf(story)).toEqual(['member#lin p1', 'member#shen p1', 'desk#role#committee-clerk 2026-02-24T16:00:00.000Z#p1.review']);
  });

  it('are listed as waiting for the dispatchers, who have their clock already, while the number is taken', () => {
    const [before, after] = [itemsOf(caseIn('awaiting-number')).item, itemsOf(caseIn('awaiting-dispatch')).item];
    expect(before).toMatchObject({ partyKey: '990112#stage#awaiting-dispatch', view: { stage: 'awaiting-number' } });
    expect([after.partyKey, after.dueKey, after.task]).toEqual([before.partyKey, before.dueKey, before.task]);
  });

  it('come last while no clock runs on them, and when they are over', () => {
    const replied = caseIn('in-handling').at('2026-03-20T02:00:00.000Z').does('give-opinion', anOpinion).does('issue-reply', aReply);
    expect(itemsOf(replied).item).toMatchObject({ partyKey: '990112#stage#in-handling', dueKey: '9999-12-31T00:00:00.000Z#p1' });
    expect(itemsOf(caseIn('closed')).item).toMatchObject({ stageKey: '990112#stage#closed', dueKey: '9999-12-31T00:00:00.000Z#p1' });
  });

  it('are in the index that carries what is counted of them while they run, and in that of keys alone before and after', () => {
    for (const stage of stages) {
      const { stageKey, partyKey, task } = itemsOf(caseIn(stage)).item;
      const runs = runningStages.includes(stage);
      expect([stageKey === undefined, partyKey !== undefined, task?.startsWith('6-1 [') ?? false], stage).toEqual([runs, runs, runs]);
    }
  });

  it('in handling are each unit’s, and each task lies on its holder’s desk, also when it ended', () => {
    expect(listsOf(caseIn('in-handling'))).toEqual([
      'member#lin p1',
      'unit#transport p1',
      'unit#parks p1',
      expect.stringMatching(/^desk#role#committee-clerk .*Z#p1\.review ended$/),
      expect.stringMatching(/^desk#role#dispatcher .*Z#p1\.dispatch ended$/),
      expect.stringMatching(/^desk#unit#transport .*Z#p1\.a1\.sign-for ended$/),
      expect.stringMatching(/^desk#unit#transport .*Z#p1\.a1\.reply$/),
      expect.stringMatching(/^desk#unit#parks .*Z#p1\.a2\.sign-for ended$/),
      expect.stringMatching(/^desk#unit#parks .*Z#p1\.a2\.opinion$/),
    ]);
    expect(itemsOf(caseIn('awaiting-feedback')).lists.at(-1)).toMatchObject({
      pk: '990112#desk#person#lin',
      sk: '2026-05-09T16:00:00.000Z#p1.feedback',
      proposalId: 'p1',
      task: { clockId: 'feedback' },
    });
  });

  it('move with a due day only where the clock itself lies', () => {
    const before = caseIn('awaiting-feedback');
    const moved = new Set(listsOf(caseIn('in-handling')));
    expect(listsOf(before).filter((key) => /^(member|unit)#/.test(key) && !moved.has(key))).toEqual([]);
  });

  it('escalated lie on the leader’s desk too, with the task', () => {
    const story = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds();
    expect(itemsOf(story).lists.at(-1)).toMatchObject({ pk: '990112#desk#person#he', task: { clockId: 'review' } });
  });

  it('escalated for a co-handler lie there with the task that is late, not with the lead’s', () => {
    const story = caseIn('in-handling').at('2026-04-13T01:00:00.000Z').sounds({ assignmentId: 'a2' });
    expect(itemsOf(story).lists.at(-1)).toMatchObject({
      pk: '990112#desk#person#song',
      task: { clockId: 'a2.opinion' },
      sk: expect.stringMatching(/\.a2\.opinion$/),
    });
    expect(itemsOf(story).item.view.due).toBe('a1.reply');
  });

  it('lie on no desk after the end, whatever the line says, and carry no task that is not there', () => {
    const { proposal } = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds();
    const view = caseView(proposal, 7);
    const onDesk = listKeys.desk('990112', { personId: 'he' });
    expect(listItems('990112', { ...view, stage: 'withdrawn' }, deadlinesOf(proposal)).map(({ pk }) => pk)).not.toContain(onDesk);
    expect(listItems('990112', view, []).at(-1)).toEqual({ pk: onDesk, sk: '9999-12-31T00:00:00.000Z#p1', proposalId: 'p1' });
  });

  it('of a clock that ended stay on its desk with their end, for as long as feeds tell of it', () => {
    const [, review] = itemsOf(caseIn('awaiting-number')).lists;
    expect(review).toEqual({
      pk: '990112#desk#role#committee-clerk',
      sk: '2026-02-24T16:00:00.000Z#p1.review',
      ended: expect.any(String),
      expiresAt: Date.parse('2026-04-05T02:00:00.000Z') / 1000,
    });
    expect(clockOnDesk({ ...review })).toEqual({ proposalId: 'p1', deadline: deadlinesOf(caseIn('awaiting-number').proposal)[0] });
  });

  it('of a clock that ended on a leader’s desk are that leader’s too', () => {
    const story = caseIn('in-review').at('2026-03-06T01:00:00.000Z').sounds().does('file');
    expect(listsOf(story)).toEqual([
      'member#lin p1',
      'desk#role#committee-clerk 2026-02-24T16:00:00.000Z#p1.review ended',
      'desk#person#he 2026-02-24T16:00:00.000Z#p1.review ended',
      expect.stringMatching(/^desk#role#dispatcher /),
    ]);
  });

  it('of a clock that ran before the number came are not written anew for it; who reads them takes it from the line', () => {
    const numbered = caseIn('awaiting-dispatch');
    const lists = new Map(itemsOf(caseIn('awaiting-number')).lists.map((one) => [keyText(one), one]));
    for (const one of itemsOf(numbered).lists) expect(lists.get(keyText(one))).toEqual(one);
    const [, , dispatch] = itemsOf(numbered).lists;
    expect(withNumber(dispatch!.task!, caseView(numbered.proposal, 7))).toEqual(deadlinesOf(numbered.proposal)[1]);
    expect(deadlinesOf(numbered.proposal)[1]).toHaveProperty('caseNumber');
  });

  it('have keys of their own', () => {
    const story = caseIn('in-handling').at('2026-04-12T01:00:00.000Z').sounds({ assignmentId: 'a2' });
    for (const told of [story, caseIn('in-consultation')]) {
      const keys = itemsOf(told).lists.map(keyText);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('a clock on a desk as it is stored', () => {
  const everyClock = stages.flatMap((stage) => {
    const { proposal } = stage === 'in-review' ? caseIn(stage).at('2026-03-06T01:00:00.000Z').sounds().does('file') : caseIn(stage);
    return listItems('990112', caseView(proposal, 7), deadlinesOf(proposal)).flatMap((item) =>
      item.sk.includes('T') && !item.sk.startsWith('9999') ? [{ item, deadlines: deadlinesOf(proposal) }] : [],
    );
  });

  it('reads as it was, running or ended, on its holder’s desk or on a leader’s', () => {
    expect(everyClock.length).toBeGreaterThan(20);
    for (const { item, deadlines } of everyClock.filter(({ item: { ended } }) => ended !== undefined)) {
      const read = clockOnDesk({ ...item });
      expect(read?.proposalId).toBe('p1');
      expect(deadlines).toContainEqual(read?.deadline);
    }
  });

  it('that ended takes a quarter less than one with the names of its fields', () => {
    for (const { item } of everyClock.filter(({ item: { ended } }) => ended !== undefined)) {
      const { ended: _, ...rest } = item;
      expect(sizeOf(item) * 1.3).toBeLessThan(sizeOf({ ...rest, proposalId: 'p1', task: clockOnDesk({ ...item })!.deadline }));
    }
  });

  it('is still read where a layout before has it with the names of its fields, and is nothing where a part is missing', () => {
    const { item } = everyClock.find(({ item: { ended } }) => ended !== undefined)!;
    const { deadline, proposalId } = clockOnDesk({ ...item })!;
    expect(clockOnDesk({ sk: item.sk, proposalId, task: deadline })).toEqual({ proposalId, deadline });
    const { startOn: _, ...short } = deadline;
    expect(clockOnDesk({ sk: item.sk, proposalId, task: short })).toBeUndefined();
    expect(clockOnDesk({ sk: item.sk, ended: '["review"]' })).toBeUndefined();
  });
});

describe('a list line as it is stored', () => {
  it('reads as it was, also as layout 1 had it', () => {
    for (const stage of ['draft', 'in-review', 'in-handling', 'awaiting-feedback', 'closed'] as const) {
      const view = caseView(caseIn(stage).proposal, 7);
      expect(caseViewSchema.parse(storedCaseView(view))).toEqual(view);
      expect(caseViewSchema.parse(view)).toEqual(view);
    }
  });

  it('leaves out of a task what follows from the rest of it, and nothing else', () => {
    const view = caseView(caseIn('in-handling').proposal, 7);
    const [task] = view.tasks;
    const unusual = [
      { ...task!, clockId: 'a1.reply.2', yellowAt: '2026-03-03T15:00:00.000Z' },
      { ...task!, clockId: 'a9.reply', dueOn: '2026-03-02', provisional: true },
    ];
    for (const tasks of [view.tasks, unusual]) {
      const { due: _, ...line } = { ...view, tasks };
      expect(caseViewSchema.parse(storedCaseView(line))).toEqual(line);
    }
    expect(JSON.stringify(storedCaseView({ ...view, tasks: unusual }))).toContain('a1.reply.2');
    expect(JSON.stringify(storedCaseView(view).tasks)).not.toContain('a1.reply');
  });

  it('of a case with a lead and a co-handler fits into one write unit', () => {
    const content = aContent({ title: '关'.repeat(60), coSigners: ['shen-ruoxi', 'zhou-mubai', 'he-jingshu'] });
    const { proposal } = caseIn('in-handling');
    const item = caseItem('990112', { ...proposal, id: 'p0123456789abcdef0123', content }, 7);
    const stored: Item = JSON.parse(JSON.stringify(toItem({ pk: '990112#proposal#p0123456789abcdef0123', ...item, version: 7 })));
    expect(itemSize(stored)).toBeLessThanOrEqual(1024);
  });
});
