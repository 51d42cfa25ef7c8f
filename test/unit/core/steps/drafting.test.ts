import { describe, expect, it } from 'vitest';
import { decideNew } from '#core/steps/drafting/commands.ts';
import { commands } from '#core/steps/commands.ts';
import { aDirectory } from '#test/support/a-directory.ts';
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
    expect(submits('2026-01-14T02:00:00.000Z', { kind: 'joint', coSigners: ['shen'] })[0]).toMatchObject({
      content: { coSigners: ['shen'] },
    });
  });
});

const offered = (settings: object) => {
  const story = caseIn('draft', settings);
  const { choices } = commands.submit.formHints(story.proposal, {}, story.context('lin'));
  return [choices?.['kind']?.map(({ value }) => value), choices?.['onBehalfOf']?.map(({ value }) => value)];
};

describe('what a kind allows', () => {
  const spoken = [
    { kind: 'party', name: '民盟云澜区总支' },
    { kind: 'sector', name: '教育界' },
    { kind: 'sector', name: '文化艺术界' },
  ] as const;
  const directory = aDirectory({ lin: { speaksFor: [...spoken] } });
  const submitsAs = (by: string, changes: object) => decideNew(aContent(changes), false, new CaseStory({ directory }).context(by));
  const refused = (by: string, changes: object) => refusalOf(() => submitsAs(by, changes));

  it('is no co-signer of a personal one, and at least one of a joint one', () => {
    expect(refused('lin', { kind: 'personal', coSigners: ['shen'] })).toEqual({ name: 'CoSignersNotAllowedError', facts: {} });
    expect(refused('lin', { kind: 'joint' })).toEqual({ name: 'CoSignersMissingError', facts: {} });
    expect(submitsAs('lin', { kind: 'joint', coSigners: ['shen'] })).toHaveLength(2);
  });

  it.each([
    ['of a party by any member', 'shen', { kind: 'party' }, []],
    ['of a committee by whom speaks for a party', 'lin', { kind: 'committee' }, []],
    ['of another party', 'lin', { kind: 'party', onBehalfOf: '民建云澜区支部' }, ['民盟云澜区总支']],
    ['of a party, personal all the same', 'lin', { kind: 'personal', onBehalfOf: '民盟云澜区总支' }, []],
  ])('is none %s', (_, by, changes, names) => {
    expect(refused(by, changes)).toEqual({ name: 'NotSpeakingForError', facts: { kind: changes.kind, names } });
  });

  it('is one of a party by whom the directory says writes for it: its name stands in the case', () => {
    for (const changes of [{ kind: 'party' }, { kind: 'party', onBehalfOf: '民盟云澜区总支' }]) {
      expect(submitsAs('lin', changes)[0]).toMatchObject({ content: { kind: 'party', onBehalfOf: '民盟云澜区总支', coSigners: [] } });
    }
  });

  it('is said by name where the member writes for several of a kind', () => {
    expect(refused('lin', { kind: 'sector' })).toEqual({ name: 'OnBehalfOfUnclearError', facts: { names: ['教育界', '文化艺术界'] } });
    expect(submitsAs('lin', { kind: 'sector', onBehalfOf: '文化艺术界' })[0]).toMatchObject({ content: { onBehalfOf: '文化艺术界' } });
  });

  it('is asked when a draft is submitted and when a text is submitted again, not of a draft', () => {
    const story = new CaseStory({ directory }).begins('draft', aContent({ kind: 'joint' }));
    expect(refusalOf(() => story.answers('submit', {}, 'lin')).name).toBe('CoSignersMissingError');
    const content = aContent({ kind: 'party' });
    expect(story.answers('submit', { content }, 'lin')[0]).toMatchObject({ content: { onBehalfOf: '民盟云澜区总支' } });
    const revision = caseIn('in-revision', { directory });
    expect(revision.answers('resubmit', { content }, 'lin')[0]).toMatchObject({ content: { onBehalfOf: '民盟云澜区总支' } });
    expect(refusalOf(() => revision.answers('resubmit', { content: aContent({ kind: 'joint' }) }, 'lin')).name).toBe(
      'CoSignersMissingError',
    );
  });

  it('is what the form offers, with the names in which the member may write', () => {
    expect(offered({})).toEqual([['personal', 'joint'], undefined]);
    expect(offered({ directory })).toEqual([
      ['personal', 'joint', 'party', 'sector'],
      ['民盟云澜区总支', '教育界', '文化艺术界'],
    ]);
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
