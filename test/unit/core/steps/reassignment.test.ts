import { describe, expect, it } from 'vitest';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { standingOf } from '#core/case/waits/standing.ts';
import { isOpen } from '#core/clock/clock.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { outrun } from '#core/notices/relevance.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const reason = '职责已调整。';
const atWork = () => caseIn('in-handling').at('2026-03-10T02:00:00.000Z');
const unsigned = (settings = {}) =>
  caseIn('awaiting-dispatch', settings).at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth).at('2026-03-04T02:00:00.000Z');
const held = ({ clocks }: Case) =>
  clocks.filter(isOpen).map(({ id, holder, deadline }) => `${id} ${'unitId' in holder ? holder.unitId : '-'} ${deadline.dueOn}`);
const shares = (found: Case) => assignmentsOf(found).map(({ id, unitId, role, status }) => `${id} ${unitId} ${role} ${status}`);

describe('giving an assignment to another unit', () => {
  it('keeps what was done: the signature, the due day, the place on the road', () => {
    const { proposal } = atWork().does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(shares(proposal)).toEqual(['a1 police lead in-handling', 'a2 parks co-handler in-handling']);
    expect(held(proposal)).toEqual(['a1.reply police 2026-06-02', 'a2.opinion parks 2026-04-02']);
    expect(assignmentsOf(proposal)[0]?.signedForAt).toBe('2026-03-03T02:00:00.000Z');
    // The same assignment goes on, so that whoever waits for it needs not be told.
    expect(standingOf(proposal, { assignmentId: 'a1', round: 0 })).toBe('in-handling');
  });

  it('begins anew where the office says so: to be signed for, with the whole time for the reply', () => {
    const { proposal } = atWork().does('reassign', { assignmentId: 'a1', to: 'police', reason, anew: true });
    expect(shares(proposal)[0]).toBe('a1 police lead awaiting-sign-for');
    expect(held(proposal)).toEqual(['a1.reply police 2026-06-10', 'a2.opinion parks 2026-04-02', 'a1.sign-for.2 police 2026-03-13']);
    expect(assignmentsOf(proposal)[0]?.signedForAt).toBeUndefined();
  });

  it('gives whoever has not signed the whole time for that, and leaves the due day', () => {
    const { proposal } = unsigned().does('reassign', { assignmentId: 'a2', to: 'police', reason });
    expect(shares(proposal)[1]).toBe('a2 police co-handler awaiting-sign-for');
    expect(held(proposal)).toContain('a2.sign-for police 2026-03-09');
    expect(held(proposal)).toContain('a2.opinion police 2026-04-02');
  });

  it('changes places with a co-handler that is at work', () => {
    const { proposal } = atWork().does('reassign', { assignmentId: 'a1', to: 'parks', reason });
    expect(shares(proposal)).toEqual(['a1 parks lead in-handling', 'a2 transport co-handler in-handling']);
    expect(held(proposal)).toEqual(['a1.reply parks 2026-06-02', 'a2.opinion transport 2026-04-02']);
  });

  it('leaves an opinion that was given where it is', () => {
    const { proposal } = atWork().does('give-opinion', { assignmentId: 'a2', text: '不冲突。' }).does('reassign', {
      assignmentId: 'a1',
      to: 'parks',
      reason,
    });
    expect(shares(proposal)).toEqual(['a1 parks lead in-handling', 'a2 parks co-handler opinion-given']);
    expect(assignmentsOf(proposal)[1]?.opinion).toBe('不冲突。');
  });

  it('needs nobody in the unit it is taken from', () => {
    const directory = aDirectory({ 'transport-clerk': { active: false }, 'transport-leader': { active: false } });
    const story = new CaseStory({ directory });
    const before = atWork();
    for (const { event, at } of before.entries) story.at(at).records([event]);
    story.at('2026-03-10T02:00:00.000Z');
    expect(shares(story.does('reassign', { assignmentId: 'a1', to: 'police', reason }).proposal)[0]).toBe('a1 police lead in-handling');
  });

  it('recalls the co-handler’s own where nobody is left to change places with', () => {
    const directory = aDirectory({ 'transport-clerk': { active: false } });
    const story = new CaseStory({ directory });
    for (const { event, at } of atWork().entries) story.at(at).records([event]);
    const { proposal } = story.at('2026-03-10T02:00:00.000Z').does('reassign', { assignmentId: 'a1', to: 'parks', reason });
    expect(shares(proposal)).toEqual(['a1 parks lead in-handling', 'a2 parks co-handler recalled']);
    expect(held(proposal)).toEqual(['a1.reply parks 2026-06-02']);
  });

  it('recalls a co-handler’s that the lead is given, where nobody is left to change places with', () => {
    const directory = aDirectory({ 'parks-clerk': { active: false } });
    const story = new CaseStory({ directory });
    for (const { event, at } of atWork().entries) story.at(at).records([event]);
    const { proposal } = story.at('2026-03-10T02:00:00.000Z').does('reassign', { assignmentId: 'a2', to: 'transport', reason });
    expect(proposal.stage.name).toBe('in-handling');
    expect(shares(proposal)).toEqual(['a1 transport lead in-handling', 'a2 parks co-handler recalled']);
  });

  it('in a redo round keeps the round; taking it back alone is refused', () => {
    const story = caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z').does('give-feedback', dissatisfied);
    expect(refusalOf(() => story.answers('reassign', { assignmentId: 'a1', reason })).name).toBe('RecallInRedoError');
    const { proposal } = story.does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(proposal).toMatchObject({ round: 1, assignments: [{ unitId: 'police', round: 1, status: 'in-handling' }, {}] });
    expect(held(proposal)).toEqual(['a1.reply.2 police 2026-05-20']);
  });

  it('overtakes a request to return it', () => {
    const story = atWork().does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    const { proposal } = story.does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(shares(proposal)[0]).toBe('a1 police lead in-handling');
    expect(proposal.clocks.find(({ kind }) => kind === 'return-decision')?.closed?.how).toBe('overtaken');
  });

  it('lets the next unit ask to return it, whatever the former one asked', () => {
    const story = atWork().does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' });
    story.does('reassign', { assignmentId: 'a1', to: 'police', reason });
    const again = story.does('request-return', { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'museum' });
    expect(shares(again.proposal)[0]).toBe('a1 police lead return-requested');
  });

  it.each([
    ['the unit that has it', { assignmentId: 'a1', to: 'transport' }, 'ReassignedToItselfError'],
    ['a unit nobody knows', { assignmentId: 'a1', to: 'moon' }, 'UnknownUnitError'],
    ['a unit without an active clerk', { assignmentId: 'a1', to: 'museum' }, 'UnitHasNoAddresseeError'],
    ['an assignment nobody knows', { assignmentId: 'a9', to: 'police' }, 'UnknownAssignmentError'],
  ])('refuses %s', (_, body, name) => {
    expect(refusalOf(() => atWork().answers('reassign', { ...body, reason })).name).toBe(name);
  });

  it('is too late once the reply is issued', () => {
    const story = atWork()
      .does('give-opinion', { assignmentId: 'a2', text: '不冲突。' })
      .does('issue-reply', { assignmentId: 'a1', class: 'B', text: '列入计划。' });
    expect(refusalOf(() => story.answers('reassign', { assignmentId: 'a1', to: 'police', reason })).name).toBe('CommandNotLegalError');
  });
});

describe('taking an assignment back', () => {
  it('of a lead puts the case back to dispatch', () => {
    const { proposal } = atWork().does('reassign', { assignmentId: 'a1', reason });
    expect(proposal.stage.name).toBe('awaiting-dispatch');
    expect(shares(proposal)).toEqual(['a1 transport lead recalled', 'a2 parks co-handler in-handling']);
    expect(held(proposal)).toEqual(['a2.opinion parks 2026-04-02', 'dispatch.2 - 2026-03-24']);
    expect(standingOf(proposal, { assignmentId: 'a1', round: 0 })).toBe('done');
  });

  it('of a co-handler frees the lead from waiting for it', () => {
    const story = atWork().does('reassign', { assignmentId: 'a2', reason });
    expect(shares(story.proposal)).toEqual(['a1 transport lead in-handling', 'a2 parks co-handler recalled']);
    expect(() => story.answers('issue-reply', { assignmentId: 'a1', class: 'B', text: '列入计划。' })).not.toThrow();
  });
});

describe('a paper of the former unit', () => {
  it('stays a paper to that unit', () => {
    const story = atWork();
    const owed = { type: 'DocumentNumbered', clockId: 'a1.reply', rule: 'office', dueOn: '2026-06-02', document: 'chaser' } as const;
    story.records([{ ...owed, series: 'paper.x', number: 3, text: '云政办催〔2026〕3号' }]);
    const { proposal } = story.does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(proposal.clocks.find(({ id }) => id === 'a1.reply')).toMatchObject({
      holder: { unitId: 'police' },
      documents: [{ to: { unitId: 'transport' } }],
    });
  });
});

const told = (body: object) => {
  const story = atWork();
  const events = story.answers('reassign', { reason, ...body });
  const { proposal } = story.records(events);
  const commit = { seq: 9, at: story.now, events, schema: currentSchema };
  return { story, commit, notices: noticesFor(proposal, commit, story.context()) };
};
const lines = ({ notices }: ReturnType<typeof told>) => notices.map(({ kind, recipientId }) => `${kind} ${recipientId}`);

describe('who hears of it', () => {
  it('is the unit that has it, and the one that had it', () => {
    expect(lines(told({ assignmentId: 'a1', to: 'police' }))).toEqual([
      'reassigned police-clerk',
      'taken-away transport-clerk',
      'handed-over lin',
    ]);
  });

  it('is each of two that change places, once', () => {
    expect(lines(told({ assignmentId: 'a1', to: 'parks' }))).toEqual([
      'reassigned parks-clerk',
      'handed-over lin',
      'reassigned transport-clerk',
    ]);
  });

  it('is the unit it was taken from', () => {
    expect(lines(told({ assignmentId: 'a2' }))).toEqual(['recalled parks-clerk']);
  });

  it('is no longer the unit that the dispatch was for', () => {
    const story = unsigned();
    const events = story.entries.slice(-7).map(({ event }) => event);
    const dispatched = { seq: 4, at: '2026-03-02T02:00:00.000Z', events, schema: currentSchema };
    const assigned = noticesFor(story.proposal, dispatched, story.context()).filter(({ recipientId }) => recipientId === 'transport-clerk');
    story.does('reassign', { assignmentId: 'a1', to: 'police', reason });
    expect(assigned.map((notice) => outrun(story.proposal, [dispatched], notice, story.context()))).toEqual(['reassigned']);
  });
});
