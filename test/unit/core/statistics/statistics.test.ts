import { describe, expect, it } from 'vitest';
import { stages } from '#core/case/stages.ts';
import { worstLight } from '#core/clock/light.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { caseFigures } from '#core/statistics/case-figures.ts';
import type { CaseFigures } from '#core/statistics/case-figures.ts';
import { caseItem } from '#core/view/case-item.ts';
import { figuresItems, readRunning, runningFigures } from '#core/statistics/figures-items.ts';
import { statisticsOf } from '#core/statistics/statistics.ts';
import { readFigures, storeFigures } from '#core/statistics/stored-figures.ts';
import { caseView } from '#core/view/case-view.ts';
import { listedStage } from '#core/view/view-items.ts';
import { toItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { itemSize } from '../../../../local/dynamodb/item-size.ts';
import type { Item } from '../../../../local/dynamodb/item-size.ts';
import { aReply, anOpinion, caseIn, dissatisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const figuresOf = (story: CaseStory): CaseFigures => caseFigures(story.proposal)!;
const now = '2026-07-10T02:00:00.000Z';

describe('what statistics count of a case', () => {
  it('is nothing of a draft, nor of one that was thrown away', () => {
    expect(caseFigures(caseIn('draft').proposal)).toBeUndefined();
    const thrownAway = caseIn('draft').does('withdraw', { reason: '不写了。' });
    expect(thrownAway.proposal.stage.name).toBe('withdrawn');
    expect(caseFigures(thrownAway.proposal)).toBeUndefined();
    expect(figuresItems('990112', thrownAway.proposal)).toEqual([]);
  });

  it('reads as it was stored, in every stage, and fits into one write unit', () => {
    for (const stage of stages.filter((one) => one !== 'draft')) {
      const { proposal } = caseIn(stage);
      const figures = caseFigures(proposal)!;
      expect(readFigures(storeFigures(figures))).toEqual(figures);
      const [item] = figuresItems('990112', proposal);
      const running = runningFigures(proposal);
      const line = {
        pk: '990112#proposal#p0123456789abcdef0123',
        ...caseItem('990112', { ...proposal, id: 'p0123456789abcdef0123' }, 7),
        version: 7,
      };
      // What local/dynamodb counts is what DynamoDB does: 1,024 bytes are one unit.
      for (const stored of [{ ...item }, line]) expect(itemSize(toItem(stored) as unknown as Item), stage).toBeLessThanOrEqual(1024);
      if (running === undefined) expect(item).toEqual({ pk: '990112#figures#6-1', sk: 'p1', figures: storeFigures(figures) });
      else expect([item, readRunning(running)]).toEqual([undefined, { session: '6-1', figures: storeFigures(figures) }]);
    }
  });

  it('is read of no text that figures were never stored as', () => {
    const stored: unknown[] = JSON.parse(storeFigures(caseFigures(caseIn('closed').proposal)!));
    expect(stored).toHaveLength(11);
    for (const at of stored.keys())
      expect(() => readFigures(JSON.stringify(stored.with(at, { un: 'known' }))), `${at}`).toThrow('never stored so');
    for (const text of ['null', '[]', '{}', '7']) expect(() => readFigures(text)).toThrow('never stored so');
  });

  it('has the light that lists show, at any moment', () => {
    for (const stage of stages.filter((one) => one !== 'draft')) {
      const { proposal } = caseIn(stage);
      for (const at of ['2026-01-15T02:00:00.000Z', '2026-02-24T15:59:59.999Z', '2026-02-24T16:00:00.000Z', '2026-12-01T02:00:00.000Z']) {
        const { lights } = statisticsOf([caseFigures(proposal)!], at);
        expect(lights[worstLight(caseView(proposal, 1).tasks, at)], `${stage} ${at}`).toBe(1);
      }
    }
  });

  it('does not change while a number is taken, of the case or of the letter', () => {
    expect(figuresOf(caseIn('awaiting-number'))).toEqual(figuresOf(caseIn('awaiting-dispatch')));
    const before = caseIn('in-handling').at('2026-03-20T02:00:00.000Z').does('give-opinion', anOpinion);
    const figures = figuresOf(before);
    expect(figuresOf(before.does('issue-reply', aReply))).toEqual(figures);
  });

  it('tells who answered in time, who late, and how long it took', () => {
    const story = caseIn('in-handling').at('2026-03-13T02:00:00.000Z').does('give-opinion', anOpinion);
    story.at('2026-08-01T02:00:00.000Z').does('issue-reply', aReply).numbers('a1');
    expect(figuresOf(story).shares).toEqual([
      { unitId: 'transport', role: 'lead', status: 'done', met: 0, late: 1, seconds: 152 * 86_400 },
      { unitId: 'parks', role: 'co-handler', status: 'done', met: 1, late: 0, seconds: 11 * 86_400 },
    ]);
    expect(figuresOf(story).waits.find(({ kind }) => kind === 'reply')).toMatchObject({ met: 0, late: 1, silence: 0 });
  });

  it('counts what was decided by silence as nobody’s answer', () => {
    const story = caseIn('awaiting-feedback').at('2026-12-01T02:00:00.000Z').sounds();
    expect(figuresOf(story).waits.find(({ kind }) => kind === 'feedback')).toEqual({
      kind: 'feedback',
      met: 0,
      late: 0,
      silence: 1,
      seconds: 0,
    });
  });
});

describe('a session in figures', () => {
  const everyStage = stages.filter((stage) => stage !== 'draft').map((stage) => figuresOf(caseIn(stage)));

  it('sums up what was submitted, filed, declined and closed', () => {
    const told = statisticsOf(everyStage, now);
    expect(told).toMatchObject({ submitted: 11, filed: 7, declined: 1, withdrawn: 1, closed: 1, redone: 1 });
    for (const stage of stages.filter((one) => one !== 'draft')) {
      const like = stages.filter((one) => one !== 'draft' && listedStage(one) === stage).length;
      expect(told.stages[stage], stage).toBe(like);
    }
    expect([...told.reasons]).toEqual([['academic', 1]]);
    expect([...told.classes]).toEqual([['B', 3]]);
    expect([...told.kinds]).toEqual([['personal', 11]]);
  });

  it('keeps attitude and result apart', () => {
    const { attitude, result } = statisticsOf([figuresOf(caseIn('closed')), figuresOf(caseIn('in-consultation'))], now);
    expect(attitude).toEqual({ satisfied: 2, basically: 0, not: 0 });
    expect(result).toEqual({ satisfied: 1, basically: 0, not: 1 });
  });

  it('tells each unit’s shares: in hand, late, given back, and the days an answer took', () => {
    const late = caseIn('in-handling');
    const returned = caseIn('in-handling')
      .at('2026-03-04T02:00:00.000Z')
      .does('request-return', { assignmentId: 'a2', reason: '不属本单位。', suggestedUnitId: 'police' })
      .does('decide-return', { assignmentId: 'a2', granted: true });
    const { units } = statisticsOf([figuresOf(late), figuresOf(returned), figuresOf(caseIn('closed'))], now);
    expect(units).toEqual([
      { unitId: 'transport', lead: 3, coHandler: 0, open: 2, lateNow: 2, gone: 0, met: 1, late: 0, days: 44 },
      { unitId: 'parks', lead: 0, coHandler: 2, open: 1, lateNow: 1, gone: 1, met: 1, late: 0, days: 18 },
    ]);
  });

  it('averages the days of each step over those that were ended by an act', () => {
    const { steps } = statisticsOf([figuresOf(caseIn('closed')), figuresOf(caseIn('in-review'))], now);
    expect(steps.map(({ kind, met, late, days }) => [kind, met + late, days])).toEqual([
      ['review', 1, 6],
      ['dispatch', 1, 41],
      ['sign-for', 2, 1],
      ['opinion', 1, 18],
      ['reply', 1, 44],
      ['feedback', 1, 5],
    ]);
  });

  it('of nothing is all zero, and averages nothing', () => {
    expect(statisticsOf([], now)).toMatchObject({ submitted: 0, lights: { red: 0, yellow: 0, green: 0, grey: 0 }, steps: [], units: [] });
    expect(statisticsOf([figuresOf(caseIn('in-review'))], now).steps).toEqual([]);
  });

  it('counts key cases by level: answered, in time, satisfied; and stores nothing more of the others', () => {
    const levels = ['chairs', 'committee'].map((code) => ({ code, zh: code, en: code }));
    const policy = { ...defaultPolicy, keyCases: { levels } };
    const marked = (stage: 'in-handling' | 'awaiting-feedback', level: string) =>
      caseIn(stage, { policy }).does('mark-key-case', { level }, 'cao');
    const late = marked('in-handling', 'chairs').does('give-opinion', anOpinion);
    late.at('2026-08-01T02:00:00.000Z').does('issue-reply', aReply).numbers('a1');
    const judged = marked('awaiting-feedback', 'chairs').does('give-feedback', { attitude: 'satisfied', result: 'basically' });
    const stories = [late, judged, marked('in-handling', 'committee'), caseIn('closed')];
    const figures = stories.map(figuresOf);
    for (const one of figures) expect(readFigures(storeFigures(one))).toEqual(one);
    expect(statisticsOf(figures, now).keyCases).toEqual([
      { level: 'chairs', cases: 2, answered: 2, inTime: 1, result: { satisfied: 0, basically: 1, not: 0 } },
      { level: 'committee', cases: 1, answered: 0, inTime: 0, result: { satisfied: 0, basically: 0, not: 0 } },
    ]);
    expect(figuresOf(marked('in-handling', 'chairs').does('unmark-key-case', { reason: '已办结。' }, 'cao'))).not.toHaveProperty(
      'keyLevel',
    );
    expect(JSON.parse(storeFigures(figuresOf(caseIn('closed'))))).toHaveLength(11);
  });

  it('counts redo rounds as answers of their own', () => {
    const again = caseIn('awaiting-feedback').at('2026-05-08T02:00:00.000Z').does('give-feedback', dissatisfied);
    again.at('2026-05-18T02:00:00.000Z').does('issue-reply', aReply).numbers('a1');
    expect(statisticsOf([figuresOf(again)], now).units).toMatchObject([
      { unitId: 'parks', met: 1 },
      { unitId: 'transport', met: 2, late: 0, days: 27 },
    ]);
  });
});
