import { describe, expect, it } from 'vitest';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const submits = (now: string, changes = {}) => decideNew(aContent(changes), false, new CaseStory({ now }).context('lin'));

describe('a new proposal', () => {
  it('kept as a draft runs no clock', () => {
    const context = new CaseStory().context('lin');
    expect(decideNew(aContent(), true, context)).toEqual([{ type: 'ProposalDrafted', authorId: 'lin', content: aContent() }]);
  });

  it('submitted before the session ends is an in-session proposal, reviewed within 30 days of its close', () => {
    const [submitted, clock] = submits('2026-01-16T15:59:59.999Z');
    expect(submitted).toEqual({ type: 'ProposalSubmitted', authorId: 'lin', content: aContent(), occasion: 'session' });
    // 16 January + 30 days is Sunday 15 February, the first day of the Spring Festival: rolled on to 24 February.
    expect(clock).toMatchObject({
      clock: {
        id: 'review',
        kind: 'review',
        holder: { role: 'committee-clerk' },
        deadline: { startOn: '2026-01-16', dueOn: '2026-02-24', rolledFrom: '2026-02-15' },
      },
    });
  });

  it('submitted after it is an ordinary one, reviewed within 15 working days of submission', () => {
    const [submitted, clock] = submits('2026-01-16T16:00:00.000Z');
    expect(submitted).toMatchObject({ occasion: 'ordinary' });
    expect(clock).toMatchObject({ clock: { deadline: { startOn: '2026-01-17', rule: { amount: 15, unit: 'working-day' } } } });
  });

  it('names a session of the directory', () => {
    expect(refusalOf(() => submits('2026-01-14T02:00:00.000Z', { session: '9-9' }))).toEqual({
      name: 'UnknownSessionError',
      facts: { session: '9-9' },
    });
  });

  it.each([
    ['the author', ['lin'], ['lin']],
    ['somebody twice', ['shen', 'shen'], ['shen']],
    ['somebody who is no member', ['shen', 'cao'], ['cao']],
    ['nobody known', ['nobody'], ['nobody']],
  ])('is not co-signed by %s', (_, coSigners, wrong) => {
    const refusal = refusalOf(() => submits('2026-01-14T02:00:00.000Z', { coSigners }));
    expect(refusal).toEqual({ name: 'CoSignerNotAcceptedError', facts: { coSigners: wrong } });
  });

  it('is co-signed by other members', () => {
    expect(submits('2026-01-14T02:00:00.000Z', { coSigners: ['shen'] })[0]).toMatchObject({ content: { coSigners: ['shen'] } });
  });
});

describe('submitting a draft', () => {
  it('takes the text as it stands, or the new one', () => {
    const later = aContent({ title: '关于完善云澜湖东段照明的提案' });
    expect(caseIn('draft').answers('submit', {}, 'lin')[0]).toMatchObject({ content: aContent(), authorId: 'lin' });
    expect(caseIn('draft').answers('submit', { content: later }, 'lin')[0]).toMatchObject({ content: later });
  });

  it('checks the new text', () => {
    expect(refusalOf(() => caseIn('draft').answers('submit', { content: aContent({ session: '9-9' }) }, 'lin')).name).toBe(
      'UnknownSessionError',
    );
  });
});

describe('resubmitting', () => {
  it('opens the next review clock', () => {
    const story = caseIn('in-revision').at('2026-01-22T02:00:00.000Z');
    const [resubmitted, clock] = story.answers('resubmit', { content: aContent({ title: '修改后的题目' }) }, 'lin');
    expect(resubmitted).toEqual({ type: 'ProposalResubmitted', content: aContent({ title: '修改后的题目' }) });
    expect(clock).toMatchObject({ clock: { id: 'review.2', deadline: { startOn: '2026-01-16', dueOn: '2026-02-24' } } });
  });

  it('late after the session gives the review its ordinary span, so that it does not begin overdue', () => {
    const story = caseIn('in-revision').at('2026-03-10T02:00:00.000Z');
    const [, clock] = story.answers('resubmit', { content: aContent() }, 'lin');
    expect(clock).toMatchObject({ clock: { id: 'review.2', deadline: { startOn: '2026-03-10', dueOn: '2026-03-31' } } });
  });

  it('cannot change the session', () => {
    const refusal = refusalOf(() => caseIn('in-revision').answers('resubmit', { content: aContent({ session: '6-2' }) }, 'lin'));
    expect(refusal).toEqual({ name: 'SessionChangedError', facts: { session: '6-1' } });
  });

  it('checks the text', () => {
    const content = aContent({ coSigners: ['lin'] });
    expect(refusalOf(() => caseIn('in-revision').answers('resubmit', { content }, 'lin')).name).toBe('CoSignerNotAcceptedError');
  });
});

describe('withdrawing', () => {
  it.each(['draft', 'in-review', 'in-revision'] as const)('ends a case %s', (stage) => {
    const story = caseIn(stage);
    expect(story.answers('withdraw', { reason: '另案提出。' })).toEqual([
      { type: 'ProposalWithdrawn', reason: '另案提出。', bySilence: false },
    ]);
    expect(story.does('withdraw', { reason: '另案提出。' }).proposal).toMatchObject({ stage: { name: 'withdrawn', bySilence: false } });
  });
});
