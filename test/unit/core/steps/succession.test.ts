import { describe, expect, it } from 'vitest';
import type { Content } from '#core/case/content.ts';
import { endStages } from '#core/case/stages.ts';
import type { Person } from '#core/directory/directory.ts';
import { decideSuccession } from '#core/steps/succession/decide-succession.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { bringTo } from '#test/support/case-in.ts';
import { caseIn } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

const party = '民盟云澜区总支';
/** Written by lin with these co-signers; the reviewing clerk is a member too. */
const before = (changes: Readonly<Record<string, Partial<Person>>> = {}) =>
  aDirectory({ lin: { speaksFor: [{ kind: 'party', name: party }] }, cao: { roles: ['member', 'committee-clerk'] }, ...changes });
const written = (content: Partial<Content>) => new CaseStory({ directory: before() }).begins('submitted', aContent(content));
const joint = () => written({ kind: 'joint', coSigners: ['shen', 'cao'] });
const gone = { lin: { active: false } };

describe('the first proposer', () => {
  it('that is still a member stays', () => {
    expect(decideSuccession(joint().proposal, before())).toBeUndefined();
  });

  it.each([
    ['left', { active: false }],
    ['is no member any more', { roles: ['auditor' as const] }],
  ])('that %s is followed by the next co-signer', (_, lin) => {
    expect(decideSuccession(joint().proposal, before({ lin }))).toEqual({ type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' });
  });

  it('is followed by the first co-signer who is still a member', () => {
    expect(decideSuccession(joint().proposal, before({ ...gone, shen: { active: false } }))).toMatchObject({ authorId: 'cao' });
  });

  it('of a collective proposal is followed by another member who writes for the same ones', () => {
    const story = written({ kind: 'party' });
    const colleague = { shen: { speaksFor: [{ kind: 'party' as const, name: party }] } };
    expect(decideSuccession(story.proposal, before({ ...gone, ...colleague }))).toMatchObject({ authorId: 'shen' });
    expect(decideSuccession(story.proposal, before(gone))).toEqual({ type: 'AuthorLeft', authorId: 'lin' });
  });

  it('that nobody can follow is on record as gone, and changes nothing of the case', () => {
    const story = caseIn('in-review');
    const left = decideSuccession(story.proposal, before(gone));
    expect(left).toEqual({ type: 'AuthorLeft', authorId: 'lin' });
    const { proposal } = story;
    expect(left && story.records([left]).proposal).toEqual(proposal);
  });

  it.each(['draft', ...endStages] as const)('of a case that is %s is nobody’s affair any more', (stage) => {
    expect(decideSuccession(caseIn(stage).proposal, before(gone))).toBeUndefined();
  });
});

it('who follows holds the open clocks, is no co-signer any more, and judges the reply', () => {
  const story = bringTo('awaiting-feedback', new Joint());
  story.records([{ type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' }]);
  expect(story.proposal).toMatchObject({ authorId: 'shen', content: { coSigners: ['cao'] } });
  expect(story.proposal.clocks.find(({ kind }) => kind === 'feedback')?.holder).toEqual({ personId: 'shen' });
  expect(story.does('give-feedback', { attitude: 'satisfied', result: 'satisfied' }, 'shen').proposal.stage.name).toBe('closed');
});

it('a clock that ended stays whose it was', () => {
  const story = new Joint().begins().does('return-for-revision', { opinion: '请补充。' });
  story
    .does('resubmit', { content: story.proposal.content }, 'lin')
    .records([{ type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' }]);
  expect(story.proposal.clocks.find(({ kind }) => kind === 'revision')?.holder).toEqual({ personId: 'lin' });
});

class Joint extends CaseStory {
  override begins(): this {
    return super.begins('submitted', aContent({ kind: 'joint', coSigners: ['shen', 'cao'] }));
  }

  constructor() {
    super({ directory: before() });
  }
}
