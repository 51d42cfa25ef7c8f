import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { decideDocument, documentSeries } from '#core/case/numbers/decide-documents.ts';
import { documentsOwed } from '#core/case/numbers/documents-owed.ts';
import type { OwedDocument } from '#core/case/numbers/documents-owed.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { aClock } from '#test/support/a-clock.ts';
import { caseIn } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';

const at = '2026-06-03T00:30:00.000Z';
const sounded = (action: 'remind' | 'unit-leader' | 'office' | 'leader' | 'silence', clockId = 'a1.reply'): CaseEvent => ({
  type: 'AlarmSounded',
  clockId,
  rule: action,
  action,
  covers: [],
});
const byHand: CaseEvent = { type: 'RemindedByHand', clockId: 'a1.reply' };
const moved = (dueOn: string): CaseEvent => {
  const { deadline, dueAt, yellowAt } = aClock('reply');
  return { type: 'DeadlineMoved', clockId: 'a1.reply', deadline: { ...deadline, dueOn }, dueAt, yellowAt, cause: 'extension' };
};
const owedOf = (story: CaseStory): OwedDocument[] =>
  documentsOwed(
    story.entries.map(({ event, at: recordedAt }) => ({ at: recordedAt, events: [event] })),
    480,
  );
const inHandling = (): CaseStory => caseIn('in-handling').at(at);
/** Writes a number on everything that is owed. */
const numbers = (story: CaseStory): CaseStory => {
  for (const paper of owedOf(story)) {
    const taken = { series: documentSeries(paper, defaultPolicy).series, number: 7 };
    story.records(decideDocument(story.proposal, paper, taken, defaultPolicy));
  }
  return story;
};

describe('a paper is called for', () => {
  it.each([
    ['the office is told', sounded('office'), [{ kind: 'chaser', rule: 'office' }]],
    ['it reaches the leader', sounded('leader'), [{ kind: 'supervision', rule: 'leader' }]],
    ['somebody reminds by hand', byHand, [{ kind: 'chaser', rule: 'by-hand-2026-06-03' }]],
    ['the holder is reminded', sounded('remind'), []],
    ['the unit’s leader is told', sounded('unit-leader'), []],
    ['silence decides', sounded('silence'), []],
  ] as const)('when %s', (_what, event, papers) => {
    expect(owedOf(inHandling().records([event]))).toEqual(
      papers.map((paper) => ({ ...paper, clockId: 'a1.reply', dueOn: '2026-06-02', at })),
    );
  });

  it('of units alone: people and roles are told by mail', () => {
    for (const stage of ['in-review', 'in-revision', 'awaiting-dispatch', 'awaiting-feedback', 'in-consultation'] as const) {
      const story = caseIn(stage).at(at);
      const clockId = story.proposal.clocks.at(-1)?.id ?? '';
      expect(owedOf(story.records([sounded('office', clockId), sounded('leader', clockId)])), stage).toEqual([]);
    }
  });

  it('and stays so until it has its number, also when the clock has ended meanwhile', () => {
    const story = inHandling()
      .records([sounded('office', 'a2.opinion')])
      .does('give-opinion', { assignmentId: 'a2', text: '同意。' });
    expect(owedOf(story)).toMatchObject([{ clockId: 'a2.opinion', rule: 'office' }]);
    expect(owedOf(numbers(story))).toEqual([]);
  });

  it('anew by the ladder of a moved deadline; the one of the old deadline is still owed', () => {
    const story = inHandling().records([sounded('office'), moved('2026-07-01'), sounded('office')]);
    expect(owedOf(story)).toMatchObject([{ dueOn: '2026-06-02' }, { dueOn: '2026-07-01' }]);
    expect(owedOf(numbers(story))).toEqual([]);
  });

  it('once for a due day, though the deadline moved away and back', () => {
    const story = numbers(inHandling().records([sounded('office')])).records([moved('2026-07-01'), moved('2026-06-02'), sounded('office')]);
    expect(owedOf(story)).toEqual([]);
  });

  it('each local day that somebody reminds', () => {
    const story = inHandling().records([byHand]).at('2026-06-03T15:59:00.000Z').records([byHand]);
    expect(owedOf(story.at('2026-06-03T16:00:00.000Z').records([byHand])).map(({ rule }) => rule)).toEqual([
      'by-hand-2026-06-03',
      'by-hand-2026-06-04',
    ]);
  });
});

describe('the number of a paper', () => {
  const [office, leader] = owedOf(inHandling().records([sounded('office'), sounded('leader')]));

  it('is printed by the policy, in the year of the escalation', () => {
    expect(documentSeries(office!, defaultPolicy).print(3)).toBe('提案催〔2026〕3号');
    expect(documentSeries(leader!, defaultPolicy).print(3)).toBe('提案督〔2026〕3号');
    expect(documentSeries({ ...office!, at: '2026-12-31T16:00:00.000Z' }, defaultPolicy).print(1)).toBe('提案催〔2027〕1号');
  });

  it('comes from one register for all that is printed alike', () => {
    const pattern = '云政督〔{year}〕{n}号';
    const alike = { ...defaultPolicy, documentNumber: { chaser: { pattern }, supervision: { pattern } } };
    expect(documentSeries(office!, alike).series).toBe(documentSeries(leader!, alike).series);
    expect(documentSeries(office!, defaultPolicy).series).not.toBe(documentSeries(leader!, defaultPolicy).series);
  });

  it('is written on the clock, once', () => {
    const story = inHandling().records([sounded('office')]);
    const taken = { series: 's', number: 3 };
    const events = decideDocument(story.proposal, office!, taken, defaultPolicy);
    expect(events).toEqual([
      {
        type: 'DocumentNumbered',
        clockId: 'a1.reply',
        rule: 'office',
        dueOn: '2026-06-02',
        document: 'chaser',
        ...taken,
        text: '提案催〔2026〕3号',
      },
    ]);
    story.records(events);
    expect(story.proposal.clocks.find(({ id }) => id === 'a1.reply')?.documents).toEqual([
      { kind: 'chaser', rule: 'office', dueOn: '2026-06-02', to: { unitId: 'transport' }, number: '提案催〔2026〕3号', at },
    ]);
    expect(decideDocument(story.proposal, office!, taken, defaultPolicy)).toEqual([]);
    expect(decideDocument(story.proposal, { ...office!, clockId: 'a9.reply' }, taken, defaultPolicy)).toEqual([]);
  });
});
